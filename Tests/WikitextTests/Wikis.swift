import Foundation
import Testing

@testable import Wikitext

/// The conventions of wikis, with the template tables that the project ships.
enum Wikis {
  /// The English Wikipedia.
  static func english() throws -> WikiConventions {
    WikiConventions(namespaces: .english, templates: try table("en"))
  }

  /// The wiki of another language, with English namespaces.
  static func wiki(_ language: String, variant: String? = nil) throws -> WikiConventions {
    WikiConventions(namespaces: .english, templates: try table(language), variant: variant)
  }

  static let languages = ["ar", "de", "en", "es", "fr", "it", "ja", "nl", "pl", "pt", "ru", "uk", "zh"]

  static func table(_ language: String) throws -> TemplateTable { try #require(tables[language]).get() }

  private static let tables = Dictionary(
    uniqueKeysWithValues: languages.map { language in (language, Result { try read(language) }) })

  private static func read(_ language: String) throws -> TemplateTable {
    func text(_ language: String) throws -> String {
      let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
      return try String(contentsOf: root.appending(path: "data/templates/\(language)-templates.yaml"), encoding: .utf8)
    }
    let common = try TemplateTable(yaml: text("common"), fileName: "common-templates.yaml")
    return try TemplateTable(
      yaml: text(language), fileName: "\(language)-templates.yaml", inheriting: common)
  }
}
