package import Artifacts
package import DataFiles

/// A file of `data/wording/`, key by key. What the keys mean is told in the English file.
package struct WordingFile {
  package let root: DataNode
  package let entries: [(key: DataNode, value: DataNode)]
  /// Whether the language has no blanks between words.
  package let isUnspaced: Bool

  package static let unspacedKey = "unspaced"

  /// - Throws: `DataFileError` if it is no YAML, or no mapping.
  package init(_ file: DataFile) throws(DataFileError) {
    root = try DataNode(yaml: file.text, fileName: file.name)
    entries = try root.mapping(of: "the file")
    var isUnspaced = false
    for (key, value) in entries where key.written == Self.unspacedKey { isUnspaced = try value.flag() }
    self.isUnspaced = isUnspaced
  }

  /// The language's code: "en" of `en-wording.yaml`, in any folder; `nil` if the name is none of a wording file.
  package static func language(ofName name: String) -> String? {
    let last = name.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    let end = "-wording.yaml"
    guard last.hasSuffix(end), last != end, !last.hasPrefix("-") else { return nil }
    return String(last.dropLast(end.count))
  }
}
