/// A template's name and arguments, as places in the page.
struct TemplateArguments {
  let name: String
  /// The numbered arguments, whether written so or not.
  private(set) var numbered: [Range<Int>] = []
  private(set) var named: [String: Range<Int>] = [:]

  /// Linear in the number of arguments and the length of their names.
  init(of construct: Construct, in page: PreprocessedPage) {
    var marks: [ArgumentMark] = []
    var next = construct.lastArgument
    while next >= 0 {
      marks.append(page.arguments[next])
      next = page.arguments[next].previous
    }
    marks.reverse()
    name = Self.name(of: construct, in: page)
    for (index, mark) in marks.enumerated() {
      let end = index + 1 < marks.count ? marks[index + 1].pipe : construct.content.upperBound
      guard mark.equals >= 0 else {
        numbered.append(mark.pipe + 1..<end)
        continue
      }
      let value = page.bytes.trimmed(mark.equals + 1..<end)
      let key = page.bytes.trimmed(mark.pipe + 1..<mark.equals)
      guard key.count <= Self.longestName else { continue }
      let text = page.bytes.foldedName(key)
      if let number = Int(text), number == numbered.count + 1 { numbered.append(value) } else { named[text] = value }
    }
  }

  /// The value of the numbered argument `number`, from 1, unless it is blank.
  func value(_ number: Int, in bytes: [UInt8]) -> Range<Int>? {
    guard number >= 1, number <= numbered.count else { return nil }
    let value = bytes.trimmed(numbered[number - 1])
    return value.isEmpty ? nil : value
  }

  /// The first value among the named arguments that is not blank.
  func value(_ names: [String], in bytes: [UInt8]) -> Range<Int>? {
    names.lazy.compactMap { named[$0] }.first { !bytes.trimmed($0).isEmpty }
  }

  /// The value of an argument as it is written, without the blanks around it.
  func text(_ range: Range<Int>?, in bytes: [UInt8]) -> String {
    range.map { String(decoding: bytes[bytes.trimmed($0)], as: UTF8.self) } ?? ""
  }

  static let longestName = 100

  /// The folded name of a template, without comments. A name too long to be one is no name.
  static func name(of construct: Construct, in page: PreprocessedPage) -> String {
    let limit = min(construct.content.upperBound, construct.content.lowerBound + 4 * longestName)
    let content = construct.content.lowerBound..<limit
    // Up to the first `|` or construct, the name can be read as it stands.
    let end = page.bytes[content].firstIndex { $0 == ASCII.pipe || $0 == ASCII.less || $0 == ASCII.openBrace }
    if end.map({ page.bytes[$0] == ASCII.pipe }) ?? (limit == construct.content.upperBound) {
      let name = page.bytes.trimmed(content.lowerBound..<(end ?? limit))
      return name.count <= longestName ? withoutPrefix(page.bytes.foldedName(name)) : ""
    }
    return name(in: content.lowerBound..<(firstPipe(of: construct, in: page) ?? construct.content.upperBound), of: page)
  }

  private static func name(in range: Range<Int>, of page: PreprocessedPage) -> String {
    let range = page.bytes.trimmed(range)
    var written: [UInt8] = []
    var index = range.lowerBound
    var next = page.firstConstruct(atOrAfter: index)
    while index < range.upperBound, written.count <= longestName {
      if next < page.constructs.count, page.constructs[next].range.lowerBound == index,
        page.constructs[next].kind == .comment
      {
        index = page.constructs[next].range.upperBound
        next += 1
      } else {
        written.append(page.bytes[index])
        index += 1
      }
    }
    guard written.count <= longestName else { return "" }
    return withoutPrefix(written.foldedName(0..<written.count))
  }

  /// What may stand before a template's name.
  static let prefixes = ["template:", "subst:", "safesubst:"]

  static func withoutPrefix(_ name: String) -> String {
    for prefix in prefixes where name.hasPrefix(prefix) {
      return String(name.dropFirst(prefix.utf8.count).drop { $0 == " " })
    }
    return name
  }
}
