/// Character references: `&amp;`, `&#8212;`, `&#x2014;`.
enum Entities {
  /// What the reference at `start` stands for and where it ends, or nil when that `&` is text. Looks a bounded way ahead.
  static func decode(_ bytes: ArraySlice<UInt8>, at start: Int) -> (scalar: Unicode.Scalar, end: Int)? {
    let limit = min(bytes.endIndex, start + 12)
    guard let semicolon = bytes[(start + 1)..<max(start + 1, limit)].firstIndex(of: ASCII.semicolon) else { return nil }
    let name = bytes[(start + 1)..<semicolon]
    let code: UInt32?
    if name.first == ASCII.hash {
      let digits = name.dropFirst()
      let isHex = digits.first == UInt8(ascii: "x") || digits.first == UInt8(ascii: "X")
      let text = String(decoding: isHex ? digits.dropFirst() : digits, as: UTF8.self)
      guard let first = text.utf8.first, first != UInt8(ascii: "+"), first != ASCII.hyphen else { return nil }
      code = UInt32(text, radix: isHex ? 16 : 10)
    } else {
      guard name.count <= EntityTable.longestName else { return nil }
      code = EntityTable.codePoints[String(decoding: name, as: UTF8.self)]
    }
    guard let code, let scalar = Unicode.Scalar(code), code >= 0x20 || code == 9 || code == 10 else { return nil }
    return (scalar, semicolon + 1)
  }
}
