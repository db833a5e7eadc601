internal import Yams

extension TemplateTableReader {
  func mapping(_ node: Node, of what: String) throws(TemplateTableError) -> [(key: Node, value: Node)] {
    guard let mapping = node.mapping else {
      throw fault(node, "A mapping of names to values must stand here, for \(what).")
    }
    return mapping.map { ($0.key, $0.value) }
  }

  func sequence(_ node: Node) throws(TemplateTableError) -> [Node] {
    guard let sequence = node.sequence else { throw fault(node, "A list must stand here, such as `[main, see also]`.") }
    return Array(sequence)
  }

  /// Words, which may be none.
  func words(_ node: Node) throws(TemplateTableError) -> String {
    guard let text = node.scalar?.string else { throw fault(node, "Words must stand here, in quotation marks.") }
    return text
  }

  func string(_ node: Node) throws(TemplateTableError) -> String {
    let text = try words(node)
    guard !text.isEmpty else { throw fault(node, "A word must stand here.") }
    return text
  }

  /// A name as wikis compare it.
  func name(_ node: Node) throws(TemplateTableError) -> String {
    let text = Array(try string(node).utf8)
    return text.foldedName(0..<text.count)
  }

  func names(_ node: Node) throws(TemplateTableError) -> [String] {
    var names: [String] = []
    for item in try sequence(node) { names.append(try name(item)) }
    return names
  }

  /// The number of an argument.
  func number(_ node: Node) throws(TemplateTableError) -> Int {
    guard let number = Int(try words(node)), (1...20).contains(number) else {
      throw fault(node, "The number of an argument must stand here, from 1 to 20.")
    }
    return number
  }

  /// Numbers of arguments with commas between them.
  func numbers(_ node: Node) throws(TemplateTableError) -> [Int] {
    let numbers = try words(node).split(separator: ",").map { Int($0.drop { $0 == " " }) ?? 0 }
    guard !numbers.isEmpty, numbers.allSatisfy((1...20).contains) else {
      throw fault(node, "The number of an argument must stand here, or several as in `2, 1`, or `last`.")
    }
    return numbers
  }

  func fault(_ node: Node?, _ message: String) -> TemplateTableError {
    TemplateTableError(fileName: fileName, line: node?.mark?.line, message: message)
  }

  static func line(of error: any Error) -> Int? {
    switch error as? YamlError {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
    case .duplicatedKeysInMapping(_, let context): context.mark.line
    default: nil
    }
  }
}

extension Node {
  /// A key as it is written.
  var written: String { scalar?.string ?? "this" }
}
