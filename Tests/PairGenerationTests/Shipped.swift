import Artifacts
import BundledData
import DataFiles
import Taxonomies
import Testing

@testable import PairGeneration

/// The data files that valbench brings along.
enum Shipped {
  static func file(_ name: String) throws -> DataFile {
    DataFile(name: name, text: try #require(BundledData.files[name], "\(name)"))
  }

  static let languages = ["ar", "de", "en", "es", "fr", "it", "ja", "nl", "pl", "pt", "ru", "uk", "zh"]

  /// Read once: the tests of checks are many.
  static let sources = Result {
    try GenerationSources(
      wordings: Dictionary(
        uniqueKeysWithValues: try languages.map { ("\($0)-wording.yaml", try file("wording/\($0)-wording.yaml")) })
    ) { try file($0) }
  }

  static func taxonomy() throws -> Taxonomy { try sources.get().taxonomy }

  static func wording(_ language: String) throws -> Wording { try #require(try sources.get().wordings[language]) }

  static func checks() throws -> PairChecks { PairChecks(try sources.get().wordings) }
}
