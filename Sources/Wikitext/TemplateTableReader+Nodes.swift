import DataFiles

extension TemplateTableReader {
  func sequence(_ node: DataNode) throws(DataFileError) -> [DataNode] {
    try node.sequence(suchAs: "[main, see also]")
  }

  /// A name as wikis compare it.
  func name(_ node: DataNode) throws(DataFileError) -> String {
    let text = Array(try node.string().utf8)
    return text.foldedName(0..<text.count)
  }

  func names(_ node: DataNode) throws(DataFileError) -> [String] {
    var names: [String] = []
    for item in try sequence(node) { names.append(try name(item)) }
    return names
  }

  /// The number of an argument.
  func number(_ node: DataNode) throws(DataFileError) -> Int {
    guard let number = Int(try node.words()), (1...20).contains(number) else {
      throw node.fault("The number of an argument must stand here, from 1 to 20.")
    }
    return number
  }

  /// Numbers of arguments with commas between them.
  func numbers(_ node: DataNode) throws(DataFileError) -> [Int] {
    let numbers = try node.words().split(separator: ",").map { Int($0.drop { $0 == " " }) ?? 0 }
    guard !numbers.isEmpty, numbers.allSatisfy((1...20).contains) else {
      throw node.fault("The number of an argument must stand here, or several as in `2, 1`, or `last`.")
    }
    return numbers
  }
}
