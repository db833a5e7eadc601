/// Writes a page without comments, templates and extension tags: with what they leave in prose instead.
///
/// What is still to be written stands on a stack, so that nesting costs no recursion, and every construct is looked
/// at once: O(n log n) in the number of constructs, linear in bytes.
struct Flattener {
  /// Where the text of a place of the page begins in the flat text.
  struct Place {
    let source: Int
    let flat: Int
    /// Whether the page's own bytes stand there, one for one, and not what a construct leaves.
    let isText: Bool
  }

  private enum Work {
    /// The page's bytes in the range; `isOuter` when the range is no part of a construct.
    case source(Range<Int>, isPoem: Bool, isOuter: Bool)
    case piece(TemplateRenderer.Piece, isPoem: Bool)
  }

  private let page: PreprocessedPage
  private let renderer: TemplateRenderer
  private let headings: [Int: String]
  private var work: [Work] = []
  private(set) var output: [UInt8] = []
  private(set) var places: [Place] = []

  /// - Parameter headings: the plain titles of the headings that are written, by where the heading begins.
  init(page: PreprocessedPage, templates: TemplateTable, headings: [Int: String] = [:]) {
    self.page = page
    self.headings = headings
    renderer = TemplateRenderer(page: page, templates: templates)
  }

  mutating func flatten(_ range: Range<Int>) {
    output.reserveCapacity(range.count)
    work.append(.source(range, isPoem: false, isOuter: true))
    while let next = work.popLast() {
      switch next {
      case .source(let range, let isPoem, let isOuter): write(range, isPoem: isPoem, isOuter: isOuter)
      case .piece(let piece, let isPoem): write(piece, isPoem: isPoem)
      }
    }
  }

  private mutating func write(_ piece: TemplateRenderer.Piece, isPoem: Bool) {
    switch piece {
    case .source(let range): work.append(.source(range, isPoem: isPoem, isOuter: false))
    case .text(let text): output.appendEscaped(text)
    case .markup(let text): output.append(contentsOf: text.utf8)
    case .marker(let marker): output.append(marker)
    }
  }

  /// Writes up to the first construct in the range, and puts that and the rest on the stack.
  private mutating func write(_ range: Range<Int>, isPoem: Bool, isOuter: Bool) {
    var position = range.lowerBound
    var next = page.firstConstruct(atOrAfter: position)
    while next < page.constructs.count {
      let construct = page.constructs[next]
      guard construct.range.upperBound <= range.upperBound else {
        // A brace-like construct that outlasts the range is text, as far as the range goes.
        if construct.range.lowerBound >= range.upperBound { break }
        next += 1
        continue
      }
      copy(position..<construct.range.lowerBound, isPoem: isPoem, isOuter: isOuter)
      if isOuter { places.append(Place(source: construct.range.lowerBound, flat: output.count, isText: false)) }
      position = construct.range.upperBound
      if writesAtOnce(construct) {
        next = page.firstConstruct(atOrAfter: position)
        continue
      }
      work.append(.source(position..<range.upperBound, isPoem: isPoem, isOuter: isOuter))
      let isInPoem = isPoem || construct.kind == .tag(.poem)
      for piece in pieces(of: construct).reversed() { work.append(.piece(piece, isPoem: isInPoem)) }
      return
    }
    copy(position..<range.upperBound, isPoem: isPoem, isOuter: isOuter)
  }

  private mutating func copy(_ range: Range<Int>, isPoem: Bool, isOuter: Bool) {
    if isOuter { places.append(Place(source: range.lowerBound, flat: output.count, isText: true)) }
    for byte in page.bytes[range] {
      if isPoem, byte == ASCII.newline { output.append(.lineBreak) } else { output.appendClean(byte) }
    }
  }

  /// Writes a construct that leaves nothing but markers or text. False when it leaves wikitext.
  private mutating func writesAtOnce(_ construct: Construct) -> Bool {
    switch construct.kind {
    case .comment, .ignoredTag: break
    case .tag(.goneInline): output.append(.softGap)
    case .tag(.goneBlock): output.append(.blockBreak)
    case .tag(.literal): for byte in page.bytes[construct.content] { appendLiteral(byte) }
    case .tag(.preformatted):
      output.append(.blockBreak)
      for byte in page.bytes[construct.content] {
        if byte == ASCII.newline { output.append(.lineBreak) } else { appendLiteral(byte) }
      }
      output.append(.blockBreak)
    case .heading(let level):
      guard let title = headings[construct.range.lowerBound] else { return false }
      output.append(.blockBreak)
      output.append(.heading)
      output.append(Marker.escape.rawValue)
      output.append(UInt8(level) | 0x80)
      output.appendEscaped(title)
      output.append(.blockBreak)
    case .template, .parameter, .tag(.poem): return false
    }
    return true
  }

  /// Appends a byte that is no markup, though an entity may begin with it.
  private mutating func appendLiteral(_ byte: UInt8) {
    if byte == ASCII.ampersand || byte < 0x20 { output.appendClean(byte) } else { output.appendEscaped(byte) }
  }

  private func pieces(of construct: Construct) -> [TemplateRenderer.Piece] {
    switch construct.kind {
    case .template: return renderer.pieces(of: construct)
    case .parameter:
      guard let pipe = TemplateArguments.firstPipe(of: construct, in: page) else { return [.marker(.gap)] }
      return [.source(pipe + 1..<construct.content.upperBound)]
    case .tag(.poem): return [.marker(.blockBreak), .source(construct.content), .marker(.blockBreak)]
    case .heading: return [.source(construct.content)]
    default: return []
    }
  }
}
