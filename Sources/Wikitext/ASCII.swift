/// Bytes that mean something in wikitext, by name.
enum ASCII {
  static let tab = UInt8(ascii: "\t")
  static let newline = UInt8(ascii: "\n")
  static let space = UInt8(ascii: " ")
  static let exclamation = UInt8(ascii: "!")
  static let hash = UInt8(ascii: "#")
  static let ampersand = UInt8(ascii: "&")
  static let apostrophe = UInt8(ascii: "'")
  static let openParenthesis = UInt8(ascii: "(")
  static let closeParenthesis = UInt8(ascii: ")")
  static let asterisk = UInt8(ascii: "*")
  static let comma = UInt8(ascii: ",")
  static let hyphen = UInt8(ascii: "-")
  static let period = UInt8(ascii: ".")
  static let slash = UInt8(ascii: "/")
  static let colon = UInt8(ascii: ":")
  static let semicolon = UInt8(ascii: ";")
  static let less = UInt8(ascii: "<")
  static let equals = UInt8(ascii: "=")
  static let greater = UInt8(ascii: ">")
  static let openBracket = UInt8(ascii: "[")
  static let closeBracket = UInt8(ascii: "]")
  static let underscore = UInt8(ascii: "_")
  static let openBrace = UInt8(ascii: "{")
  static let pipe = UInt8(ascii: "|")
  static let closeBrace = UInt8(ascii: "}")
  static let tilde = UInt8(ascii: "~")

  @inline(__always)
  static func isBlank(_ byte: UInt8) -> Bool { byte == space || byte == tab }

  @inline(__always)
  static func isWhitespace(_ byte: UInt8) -> Bool { byte == space || (byte >= 9 && byte <= 13) }

  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  @inline(__always)
  static func isLetter(_ byte: UInt8) -> Bool { lowercased(byte) >= 0x61 && lowercased(byte) <= 0x7A }

  @inline(__always)
  static func isUppercase(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }

  @inline(__always)
  static func lowercased(_ byte: UInt8) -> UInt8 { isUppercase(byte) ? byte | 0x20 : byte }
}

extension [UInt8] {
  /// Whether `text` stands at `index`.
  func has(_ text: StaticString, at index: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    guard index >= 0, index + length <= count else { return false }
    for offset in 0..<length where self[index + offset] != text.utf8Start[offset] { return false }
    return true
  }

  /// The first place at or after `index` where `text` stands. Linear in the distance.
  func find(_ text: StaticString, from index: Int) -> Int? {
    var index = index
    let first = text.utf8Start[0]
    while index + text.utf8CodeUnitCount <= count {
      if self[index] == first, has(text, at: index) { return index }
      index += 1
    }
    return nil
  }

  /// The length of the run of `byte` that begins at `index`, at most `limit`.
  func run(of byte: UInt8, from index: Int, limit: Int = .max) -> Int {
    var end = index
    while end < count, end - index < limit, self[end] == byte { end += 1 }
    return end - index
  }

  /// The range without the blanks, tabs and newlines at its two ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while lower < upper, ASCII.isWhitespace(self[lower]) { lower += 1 }
    while upper > lower, ASCII.isWhitespace(self[upper - 1]) { upper -= 1 }
    return lower..<upper
  }

  /// The text of a name (of a template, an argument or a namespace) as wikis compare it: lower case, blanks for
  /// underscores, single blanks, none at the ends.
  func foldedName(_ range: Range<Int>) -> String {
    var name: [UInt8] = []
    name.reserveCapacity(range.count)
    var isASCII = true
    for byte in self[range] {
      if ASCII.isWhitespace(byte) || byte == ASCII.underscore {
        if let last = name.last, last != ASCII.space { name.append(ASCII.space) }
      } else {
        isASCII = isASCII && byte < 0x80
        name.append(ASCII.lowercased(byte))
      }
    }
    if name.last == ASCII.space { name.removeLast() }
    let text = String(decoding: name, as: UTF8.self)
    return isASCII ? text : text.lowercased()
  }
}
