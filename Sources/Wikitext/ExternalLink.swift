/// Links to other sites: `[http://… label]` and bare addresses.
enum ExternalLink {
  private static let schemes: [StaticString] = [
    "http://", "https://", "ftp://", "ftps://", "sftp://", "ssh://", "irc://", "ircs://", "git://", "svn://",
    "gopher://", "nntp://", "telnet://", "worldwind://", "//", "mailto:", "news:", "tel:", "sip:", "sips:", "urn:",
    "geo:", "magnet:", "xmpp:",
  ]

  private static let longestScheme = 12

  /// Where the address ends that begins at `index`, or nil when none begins there. A comment, tag or quote ends it too.
  static func addressEnd(in bytes: [UInt8], from index: Int) -> Int? {
    guard let scheme = schemeLength(in: bytes, at: index) else { return nil }
    let end = end(of: bytes, from: index + scheme)
    return end > index + scheme ? end : nil
  }

  private static func schemeLength(in bytes: [UInt8], at index: Int) -> Int? {
    let head = bytes[min(index, bytes.count)..<min(index + longestScheme, bytes.count)].map(ASCII.lowercased)
    return schemes.first { head.has($0, at: 0) }?.utf8CodeUnitCount
  }

  /// The first byte at or after `index` that no address holds.
  static func end(of bytes: [UInt8], from index: Int) -> Int {
    var end = index
    while end < bytes.count {
      switch bytes[end] {
      case 0...ASCII.space where bytes[end] != Marker.escape.rawValue: return end
      case ASCII.openBracket, ASCII.closeBracket, ASCII.less, ASCII.greater, UInt8(ascii: "\""), 0x7F: return end
      case ASCII.apostrophe where bytes.has("''", at: end): return end
      default: end += 1
      }
    }
    return end
  }

  /// Leaves of a bracketed link its label, and nothing when it has none.
  static func edit(_ range: Range<Int>, in bytes: [UInt8], into edits: inout [FlatEdit]) {
    let label = end(of: bytes, from: range.lowerBound + 1)..<range.upperBound - 1
    if bytes.trimmed(label).isEmpty {
      edits.append(FlatEdit(range: range, marker: .softGap))
    } else {
      edits.append(FlatEdit(range: range.lowerBound..<bytes.trimmed(label).lowerBound))
      edits.append(FlatEdit(range: range.upperBound - 1..<range.upperBound))
    }
  }

  /// How many of the last bytes of `written` are the scheme of a bare address whose `://` follows.
  static func schemeBefore(_ written: [UInt8]) -> Int? {
    var length = 0
    while length < written.count, length < 10, ASCII.isLetter(written[written.count - 1 - length]) { length += 1 }
    let name = written.suffix(length).map(ASCII.lowercased)
    return bareSchemes.contains(String(decoding: name, as: UTF8.self)) ? length : nil
  }

  private static let bareSchemes: Set = ["http", "https", "ftp", "ftps", "irc", "ircs", "gopher", "git", "svn", "sftp"]

  /// The end of a bare address from `index`, without the punctuation after it.
  static func bareEnd(in bytes: [UInt8], from index: Int) -> Int {
    var end = end(of: bytes, from: index)
    let hasParenthesis = bytes[index..<end].contains(ASCII.openParenthesis)
    while end > index {
      switch bytes[end - 1] {
      case ASCII.comma, ASCII.semicolon, ASCII.period, ASCII.colon, ASCII.exclamation, UInt8(ascii: "?"):
        end -= 1
      case ASCII.closeParenthesis where !hasParenthesis: end -= 1
      default: return end
      }
    }
    return end
  }
}
