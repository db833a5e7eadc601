/// MediaWiki's preprocessor: finds comments, extension tags, templates and headings in one pass over the bytes.
///
/// It follows `Preprocessor_Hash::preprocessToObj` of MediaWiki, whose stack decides which braces belong together.
/// Nothing is searched ahead for twice, so that time and memory are linear whatever the page holds.
struct Preprocessor {
  /// What is open: braces, brackets, or a line that began with `=`.
  struct Opening {
    enum Kind { case braces, brackets, heading }
    let kind: Kind
    let start: Int
    /// How many braces, brackets or equals signs.
    var count: Int
    /// Index of the last argument so far, or -1.
    var lastArgument = -1
    /// Of a heading: the end of its last comment, and where the comments at its end begin.
    var commentEnd = -1
    var visualEnd = -1
  }

  let bytes: [UInt8]
  var page: PreprocessedPage
  var index = 0
  var stack: [Opening] = []
  var noMoreGreater = false
  var noMoreClosing: Set<String> = []
  /// Where the poem ends that `index` is in; no poem begins in another.
  var poemEnd = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    page = PreprocessedPage(bytes: bytes)
  }

  /// Reads a whole page. Linear.
  static func preprocess(_ bytes: [UInt8]) -> PreprocessedPage {
    var preprocessor = Preprocessor(bytes)
    preprocessor.run()
    return preprocessor.page
  }

  private mutating func run() {
    startLine()
    while index < bytes.count {
      switch bytes[index] {
      case ASCII.newline:
        endHeadingIfOpen()
        index += 1
        startLine()
      case ASCII.less: readAngle()
      case ASCII.openBrace: open(.braces, ASCII.openBrace)
      case ASCII.openBracket: open(.brackets, ASCII.openBracket)
      case ASCII.closeBrace: closeBraces()
      case ASCII.closeBracket: closeBrackets()
      case ASCII.pipe: markArgument()
      case ASCII.equals: markEquals()
      default: index = bytes.endOfText(from: index + 1)
      }
    }
    endHeadingIfOpen()
    page.settle()
  }

  /// Takes the next bytes for text.
  mutating func skip(_ count: Int) {
    index += count
  }

  private mutating func open(_ kind: Opening.Kind, _ byte: UInt8) {
    let count = bytes.run(of: byte, from: index)
    if count >= 2 { stack.append(Opening(kind: kind, start: index, count: count)) }
    index += count
  }

  private mutating func closeBraces() {
    guard let top = stack.last, top.kind == .braces else { return skip(1) }
    let count = bytes.run(of: ASCII.closeBrace, from: index, limit: min(top.count, 3))
    guard count >= 2 else { return skip(1) }
    let start = top.start + top.count - count
    page.constructs.append(
      Construct(
        kind: count == 3 ? .parameter : .template, range: start..<index + count, content: start + count..<index,
        lastArgument: top.lastArgument))
    index += count
    shrinkTop(by: count)
  }

  private mutating func closeBrackets() {
    guard let top = stack.last, top.kind == .brackets,
      bytes.run(of: ASCII.closeBracket, from: index, limit: 2) == 2
    else { return skip(1) }
    skip(2)
    shrinkTop(by: 2)
  }

  /// Takes `count` braces or brackets off the opening on top, and the opening itself when fewer than two are left.
  private mutating func shrinkTop(by count: Int) {
    let top = stack.removeLast()
    guard top.count - count >= 2 else { return }
    stack.append(Opening(kind: top.kind, start: top.start, count: top.count - count))
  }

  private mutating func markArgument() {
    if let top = stack.last, top.kind == .braces {
      page.arguments.append(ArgumentMark(pipe: index, previous: top.lastArgument))
      stack[stack.count - 1].lastArgument = page.arguments.count - 1
    }
    index += 1
  }

  private mutating func markEquals() {
    if expectsEquals, let top = stack.last { page.arguments[top.lastArgument].equals = index }
    index += 1
  }

  /// Whether the next `=` would separate the name of a template's argument from its value.
  var expectsEquals: Bool {
    guard let top = stack.last, top.kind == .braces, top.lastArgument >= 0 else { return false }
    return page.arguments[top.lastArgument].equals < 0
  }
}

extension [UInt8] {
  /// The first place at or after `index` of a byte that the preprocessor looks at. Linear in the distance.
  fileprivate func endOfText(from index: Int) -> Int {
    withUnsafeBufferPointer { bytes in
      var end = index
      while end < bytes.count, !Self.isMarkup(bytes[end]) { end += 1 }
      return end
    }
  }

  /// Whether the byte is one of `\n<={|}[]`: two words of bits, as a comparison with each costs more.
  @inline(__always)
  private static func isMarkup(_ byte: UInt8) -> Bool {
    let low: UInt64 = 1 << 10 | 1 << 60 | 1 << 61
    let high: UInt64 = 1 << (91 - 64) | 1 << (93 - 64) | 1 << (123 - 64) | 1 << (124 - 64) | 1 << (125 - 64)
    return byte < 0x80 && (byte < 64 ? low : high) &>> UInt64(byte & 63) & 1 == 1
  }
}
