import Yams

/// A value in the YAML of a data file, which knows its line. What is asked of it must be there.
package struct DataNode {
  private let node: Node
  private let fileName: String

  private init(_ node: Node, _ fileName: String) {
    self.node = node
    self.fileName = fileName
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - yaml: the file's content.
  ///   - fileName: what errors call the file.
  /// - Throws: `DataFileError` if it is empty or no YAML, or a mapping has a key twice.
  package init(yaml: String, fileName: String) throws(DataFileError) {
    let root: Node?
    do {
      root = try Yams.compose(yaml: yaml)
    } catch {
      throw DataFileError(fileName: fileName, line: Self.line(of: error), message: "This is no YAML: \(error)")
    }
    guard let root else { throw DataFileError(fileName: fileName, line: nil, message: "The file is empty.") }
    self.init(root, fileName)
  }

  private static func line(of error: any Error) -> Int? {
    switch error as? YamlError {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
    case .duplicatedKeysInMapping(_, let context): context.mark.line
    default: nil
    }
  }

  package var isMapping: Bool { node.mapping != nil }

  /// A key as it is written.
  package var written: String { node.scalar?.string ?? "this" }

  /// Keys and values in the order of the file.
  ///
  /// - Parameter what: what the mapping describes, for the error.
  package func mapping(of what: String) throws(DataFileError) -> [(key: DataNode, value: DataNode)] {
    guard let mapping = node.mapping else { throw fault("A mapping of names to values must stand here, for \(what).") }
    return mapping.map { (DataNode($0.key, fileName), DataNode($0.value, fileName)) }
  }

  /// - Parameter example: a list such as belongs here, for the error.
  package func sequence(suchAs example: String? = nil) throws(DataFileError) -> [DataNode] {
    guard let sequence = node.sequence else {
      throw fault("A list must stand here\(example.map { ", such as `\($0)`" } ?? "").")
    }
    return sequence.map { DataNode($0, fileName) }
  }

  /// A text, which may be empty.
  package func words() throws(DataFileError) -> String {
    guard let text = node.scalar?.string else { throw fault("Words must stand here, in quotation marks.") }
    return text
  }

  package func string() throws(DataFileError) -> String {
    guard let text = node.scalar?.string, !text.isEmpty else { throw fault("A word must stand here.") }
    return text
  }

  package func flag() throws(DataFileError) -> Bool {
    switch node.scalar?.string {
    case "true": return true
    case "false": return false
    default: throw fault("Either true or false must stand here.")
    }
  }

  /// An error at this line.
  package func fault(_ message: String) -> DataFileError {
    DataFileError(fileName: fileName, line: node.mark?.line, message: message)
  }
}
