/// Bytes that stand for something in the text between the steps from wikitext to prose. XML allows none of them in a
/// page, and what a page nevertheless holds of them is replaced by blanks before.
enum Marker: UInt8, Sendable {
  /// The byte after it, less its highest bit, is text and no markup.
  case escape = 0x01
  case lineBreak = 0x02
  case blockBreak = 0x03
  /// Something is gone here, from the midst of a sentence.
  case softGap = 0x04
  /// Something is gone here that may have stood between paragraphs.
  case gap = 0x05
  /// A heading of a subsection begins; its level follows, escaped.
  case heading = 0x06
  /// A line that is indented, not a paragraph.
  case indent = 0x07
}

extension [UInt8] {
  mutating func append(_ marker: Marker) {
    append(marker.rawValue)
  }

  /// Appends a byte of text so that no later step takes it for markup; a control character becomes a blank.
  mutating func appendEscaped(_ byte: UInt8) {
    guard byte >= 0x20 else { return appendClean(byte) }
    guard byte < 0x80, !ASCII.isLetter(byte), !ASCII.isDigit(byte), !ASCII.isWhitespace(byte) else {
      return append(byte)
    }
    append(Marker.escape.rawValue)
    append(byte | 0x80)
  }

  /// Appends text so that no later step takes any of it for markup.
  mutating func appendEscaped(_ text: String) {
    for byte in text.utf8 { appendEscaped(byte) }
  }

  /// Appends a byte of a page: control characters that XML forbids become blanks.
  @inline(__always)
  mutating func appendClean(_ byte: UInt8) {
    append(byte >= 0x20 || byte == ASCII.newline || byte == ASCII.tab ? byte : ASCII.space)
  }
}
