package import Artifacts
import Yams

/// The categories and values that label a pair, from `data/taxonomy/`.
package struct Taxonomy: Sendable {
  package struct Category: Sendable, Equatable {
    package let name: String
    /// Words by which the offline model guesses the category.
    package let cues: [String]
  }

  package struct Value: Sendable, Equatable {
    package let name: String
    package let definition: String
  }

  package let categories: [Category]
  package let values: [Value]
  /// The files that this was read from.
  package let files: [DataFile]

  /// How widely an issue is known.
  package static let issueScales = ["international", "national", "regional", "niche"]

  /// - Throws: ``GenerationError/badTaxonomy(file:problem:)`` if a file is not a list of named entries.
  package init(categories categoriesFile: DataFile, values valuesFile: DataFile) throws(GenerationError) {
    categories = try Self.entries(categoriesFile).map { entry in
      Category(name: entry.name, cues: entry.node["cues"]?.array(of: String.self) ?? [])
    }
    values = try Self.entries(valuesFile).map { entry throws(GenerationError) in
      guard let definition = entry.node["definition"]?.string else {
        throw .badTaxonomy(file: valuesFile.name, problem: "\"\(entry.name)\" has no definition")
      }
      return Value(name: entry.name, definition: definition)
    }
    files = [categoriesFile, valuesFile]
  }

  private static func entries(_ file: DataFile) throws(GenerationError) -> [(name: String, node: Node)] {
    let root: Node?
    do {
      root = try Yams.compose(yaml: file.text)
    } catch {
      throw .badTaxonomy(file: file.name, problem: "it is not valid YAML: \(error)")
    }
    guard let sequence = root?.sequence, !sequence.isEmpty else {
      throw .badTaxonomy(file: file.name, problem: "it is not a list")
    }
    var entries: [(name: String, node: Node)] = []
    for node in sequence {
      guard let name = node["name"]?.string, !name.isEmpty else {
        throw .badTaxonomy(file: file.name, problem: "entry \(entries.count + 1) has no name")
      }
      guard !entries.contains(where: { $0.name == name }) else {
        throw .badTaxonomy(file: file.name, problem: "\"\(name)\" stands there twice")
      }
      entries.append((name, node))
    }
    return entries
  }
}
