import Foundation
import Wikitext

/// The files of the project's data folder.
enum ShippedData {
  static func text(_ name: String) throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "data/" + name), encoding: .utf8)
  }

  /// The conventions of the wiki of a language.
  static func wiki(
    _ language: String, namespaces: WikiNamespaces, variant: String? = nil
  ) throws -> WikiConventions {
    let names = ["templates/common-templates.yaml", "templates/\(language)-templates.yaml"]
    let common = try TemplateTable(yaml: text(names[0]), fileName: names[0])
    let table = try TemplateTable(yaml: text(names[1]), fileName: names[1], inheriting: common)
    return WikiConventions(namespaces: namespaces, templates: table, variant: variant)
  }
}
