/// Divides text without links and tags into paragraphs, lists and headings.
///
/// Within a block, a line's end is a `lineBreak` marker or a newline between the items of a list.
struct BlockBuilder {
  /// A paragraph, a list, or a heading of a subsection.
  struct Block {
    var bytes: [UInt8]
    /// The level of a heading, or 0.
    var level = 0
  }

  private enum Kind { case none, paragraph, list, indented }

  private let writtenHatnotes: WrittenHatnotes
  private(set) var blocks: [Block] = []
  private var current: [UInt8] = []
  private var kind = Kind.none
  /// Whether the lines are those of a table that never ends, and whether one of them was blank.
  private var isInTable = false
  private var hasBlank = false

  init(writtenHatnotes: WrittenHatnotes) {
    self.writtenHatnotes = writtenHatnotes
  }

  /// Adds a text, which ends a block. Linear.
  mutating func append(_ text: [UInt8]) {
    var start = 0
    while start <= text.count {
      var end = start
      while end < text.count, text[end] != ASCII.newline, text[end] != Marker.blockBreak.rawValue { end += 1 }
      appendLine(text[start..<end])
      if end < text.count, text[end] == Marker.blockBreak.rawValue { endBlock() }
      start = end + 1
    }
    endBlock()
    isInTable = false
  }

  private mutating func appendLine(_ line: ArraySlice<UInt8>) {
    var line = line
    var hasGap = false
    var hasSoftGap = false
    scan: while let first = line.first {
      switch first {
      case Marker.gap.rawValue: hasGap = true
      case Marker.softGap.rawValue: hasSoftGap = true
      default: if !ASCII.isBlank(first) { break scan }
      }
      line = line.dropFirst()
    }
    guard let first = line.first else {
      if hasGap || !hasSoftGap { endBlock() }
      if !hasGap, !hasSoftGap { hasBlank = true }
      return
    }
    if skipsTableLine(line, first) { return }
    if writtenHatnotes.isMain(line) != nil { return endBlock() }
    switch first {
    case Marker.heading.rawValue: appendHeading(line)
    case ASCII.asterisk, ASCII.hash, ASCII.colon, ASCII.semicolon: appendItem(line, hasGap: hasGap || hasSoftGap)
    default: appendText(line, hasGap: hasGap || hasSoftGap)
    }
  }

  /// Whether the line belongs to a table that has no end, or is what is left of one.
  private mutating func skipsTableLine(_ line: ArraySlice<UInt8>, _ first: UInt8) -> Bool {
    if line.starts(with: "{|".utf8) {
      isInTable = true
      hasBlank = false
      endBlock()
      return true
    }
    if first == ASCII.pipe {
      endBlock()
      return true
    }
    guard isInTable else { return false }
    if first == ASCII.exclamation || (!hasBlank && first != Marker.heading.rawValue) { return true }
    isInTable = false
    return false
  }

  private mutating func appendHeading(_ line: ArraySlice<UInt8>) {
    endBlock()
    let level = line.dropFirst(2).first.map { Int($0 & 0x7F) } ?? 0
    blocks.append(Block(bytes: Array(line.dropFirst(3)), level: level))
  }

  private mutating func appendText(_ line: ArraySlice<UInt8>, hasGap: Bool) {
    var line = line
    if line.starts(with: "----".utf8) {
      endBlock()
      line = line.drop { $0 == ASCII.hyphen }
      if line.isEmpty { return }
    }
    if kind != .paragraph { endBlock() }
    kind = .paragraph
    if !current.isEmpty { current.append(ASCII.space) }
    if hasGap { current.append(.softGap) }
    Quotes.appendUnquoted(line, to: &current)
  }

  private mutating func appendItem(_ line: ArraySlice<UInt8>, hasGap: Bool) {
    let text = line.drop {
      $0 == ASCII.asterisk || $0 == ASCII.hash || $0 == ASCII.colon || $0 == ASCII.semicolon || ASCII.isBlank($0)
    }
    let mark = line[..<text.startIndex].last { !ASCII.isBlank($0) }
    let isItem = mark == ASCII.asterisk || mark == ASCII.hash
    guard text.contains(where: { $0 > ASCII.space }) else { return endBlock() }
    // A line indented below an item goes on with the list.
    let isInList = isItem || (kind == .list && line.first != mark)
    if kind != (isInList ? .list : .indented) { endBlock() }
    kind = isInList ? .list : .indented
    if !current.isEmpty { current.append(ASCII.newline) }
    if isItem { current.append(contentsOf: [ASCII.hyphen, ASCII.space]) }
    if hasGap { current.append(.softGap) }
    Quotes.appendUnquoted(text, to: &current)
  }

  private mutating func endBlock() {
    if !current.isEmpty { blocks.append(Block(bytes: current)) }
    current = []
    kind = .none
  }
}
