/// The last step to prose: single blanks, and no punctuation or parentheses that what is gone has left alone.
///
/// Only next to a gap is anything but blanks changed: `f()` and ` , ` that an author wrote stay.
struct Tidy {
  private var output: [UInt8]
  private let start: Int
  /// Whether something is gone since the last byte that is no blank.
  private var hasGap = false
  /// Where the last byte is that is more than blanks and punctuation.
  private var lastSolid: Int
  /// Where parentheses are open, and whether something is gone within.
  private var open: [(index: Int, hasGap: Bool)] = []

  private init(_ output: [UInt8]) {
    self.output = output
    start = output.count
    lastSolid = output.count - 1
  }

  /// Appends a block of plain bytes to prose. Linear.
  static func append(_ block: [UInt8], to output: inout [UInt8]) {
    var tidy = Tidy(output)
    output = []
    for byte in block { tidy.append(byte) }
    tidy.trimEnd { $0 == ASCII.newline }
    output = tidy.output
  }

  private static func hasNothing(_ byte: UInt8) -> Bool { false }

  private mutating func append(_ byte: UInt8) {
    switch byte {
    case Marker.gap.rawValue, Marker.softGap.rawValue:
      hasGap = true
      if !open.isEmpty { open[open.count - 1].hasGap = true }
    case Marker.lineBreak.rawValue, ASCII.newline:
      trimEnd(also: Self.hasNothing)
      // Breaks in a row make one blank line, however many they are.
      if output.count > start, !output.suffix(2).elementsEqual([ASCII.newline, ASCII.newline]) {
        output.append(ASCII.newline)
      }
    case ASCII.space, ASCII.tab, 0x0B...0x0D:
      guard let last = lastByte, last != ASCII.space, last != ASCII.newline else { return }
      guard !(hasGap && last == ASCII.openParenthesis) else { return }
      output.append(ASCII.space)
    case ASCII.openParenthesis:
      open.append((output.count, false))
      appendSolidLess(byte)
    case ASCII.closeParenthesis: closeParenthesis()
    case ASCII.comma, ASCII.semicolon, ASCII.colon, ASCII.period, ASCII.exclamation, UInt8(ascii: "?"):
      appendPunctuation(byte)
    default:
      lastSolid = output.count
      appendSolidLess(byte)
    }
  }

  private var lastByte: UInt8? { output.count > start ? output.last : nil }

  private mutating func appendSolidLess(_ byte: UInt8) {
    output.append(byte)
    hasGap = false
  }

  private mutating func appendPunctuation(_ byte: UInt8) {
    guard hasGap else { return appendSolidLess(byte) }
    let isWeak = byte == ASCII.comma || byte == ASCII.semicolon || byte == ASCII.colon
    let blankEnd = output.count
    trimEnd(also: Self.hasNothing)
    switch lastByte {
    case nil, ASCII.newline, ASCII.openParenthesis:
      if isWeak { return }
    case .some(let last) where Self.isSeparator(last):
      // `A, , B` is `A, B`; `A, .` is `A.`
      if isWeak { return restoreBlank(blankEnd) }
      trimEnd(also: Self.isSeparator)
    case .some(let last) where last == byte && byte == ASCII.period: return restoreBlank(blankEnd)
    default: break
    }
    appendSolidLess(byte)
  }

  private mutating func restoreBlank(_ end: Int) {
    if output.count < end { output.append(ASCII.space) }
  }

  private mutating func closeParenthesis() {
    guard let last = open.popLast() else { return appendSolidLess(ASCII.closeParenthesis) }
    if last.hasGap, lastSolid <= last.index {
      // Nothing stands between the two.
      output.removeLast(output.count - last.index)
      hasGap = true
      if !open.isEmpty { open[open.count - 1].hasGap = true }
      return
    }
    if hasGap { trimEnd(also: Self.isSeparator) }
    lastSolid = output.count
    appendSolidLess(ASCII.closeParenthesis)
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == ASCII.comma || byte == ASCII.semicolon || byte == ASCII.colon
  }

  /// Takes blanks, and bytes of the given kind, from the end.
  private mutating func trimEnd(also isMore: (UInt8) -> Bool) {
    while let last = lastByte, last == ASCII.space || isMore(last) { output.removeLast() }
  }
}
