package import Artifacts
package import DataFiles

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

  /// - Throws: ``DataFileError`` if a file is not a list of named entries, or a value has no definition.
  package init(categories categoriesFile: DataFile, values valuesFile: DataFile) throws(DataFileError) {
    categories = try Self.entries(categoriesFile, with: "cues").map { entry throws(DataFileError) in
      let cues = try entry.content?.sequence(suchAs: "[animal, species]") ?? []
      return Category(name: entry.name, cues: try cues.map { cue throws(DataFileError) in try cue.string() })
    }
    values = try Self.values(in: valuesFile)
    files = [categoriesFile, valuesFile]
  }

  /// The values of a file alone.
  ///
  /// - Throws: ``DataFileError`` if it is not a list of named entries, or a value has no definition.
  package static func values(in file: DataFile) throws(DataFileError) -> [Value] {
    try entries(file, with: "definition").map { entry throws(DataFileError) in
      guard let definition = try entry.content?.string() else {
        throw entry.node.fault("\"\(entry.name)\" has no `definition`.")
      }
      return Value(name: entry.name, definition: definition)
    }
  }

  /// The entries of a file, each with its name and what else its one other key says.
  private static func entries(
    _ file: DataFile, with otherKey: String
  ) throws(DataFileError) -> [(name: String, content: DataNode?, node: DataNode)] {
    var entries: [(name: String, content: DataNode?, node: DataNode)] = []
    let root = try DataNode(yaml: file.text, fileName: file.name)
    for node in try root.sequence(suchAs: "- name: animals") {
      var name: String?
      var content: DataNode?
      for (key, value) in try node.mapping(of: "an entry") {
        switch key.written {
        case "name": name = try value.string()
        case otherKey: content = value
        default: throw key.fault("\(key.written) is no key of an entry: name and \(otherKey) are.")
        }
      }
      guard let name else { throw node.fault("The key `name` is missing.") }
      guard !entries.contains(where: { $0.name == name }) else {
        throw node.fault("\"\(name)\" is here twice; keep one.")
      }
      entries.append((name, content, node))
    }
    guard !entries.isEmpty else { throw root.fault("The list is empty.") }
    return entries
  }
}
