/// The text of a page, from which the prose of its parts is made.
package struct PageText: Sendable {
  private let flat: FlatText
  private let hatnotes: Hatnotes
  private let writtenHatnotes: WrittenHatnotes

  init(_ page: WikitextPage) {
    var headings: [Int: String] = [:]
    for section in page.sections.sections { headings[section.range.lowerBound] = section.title }
    var flattener = Flattener(page: page.page, templates: page.wiki.templates, headings: headings)
    flattener.flatten(0..<page.page.bytes.count)
    flat = FlatText(flattener, page.wiki)
    hatnotes = page.hatnotes()
    writtenHatnotes = page.wiki.templates.writtenHatnotes
  }

  /// The prose of some parts of the page, in the order given. Headings that lie in a part are lines of their own, unless
  /// nothing follows them. Linear in the length of the parts.
  package func prose(in ranges: [Range<Int>]) -> Prose {
    var builder = BlockBuilder(writtenHatnotes: writtenHatnotes)
    var mainTargets: [String] = []
    var targets: [String] = []
    for range in ranges {
      builder.append(InlineWalk.walk(flat.range(of: range), of: flat))
      mainTargets += hatnotes.targets(in: range, onlyMain: true)
      targets += hatnotes.targets(in: range)
    }
    var known: Set<String> = []
    return Prose(
      text: Self.text(of: builder.blocks), mainTargets: mainTargets.filter { known.insert($0).inserted },
      relatedTargets: targets.filter { known.insert($0).inserted })
  }

  private static func text(of blocks: [BlockBuilder.Block]) -> String {
    var output: [UInt8] = []
    // Headings that wait for the text they are for.
    var waiting: [(level: Int, line: [UInt8])] = []
    for block in blocks {
      var text: [UInt8] = []
      Tidy.append(PlainBytes(block.bytes[...]).bytes, to: &text)
      if block.level > 0 {
        while let last = waiting.last, last.level >= block.level { waiting.removeLast() }
        if !text.isEmpty { waiting.append((block.level, text)) }
      } else if text.contains(where: { $0 > ASCII.space && $0 != ASCII.hyphen }) {
        for heading in waiting { append(heading.line, to: &output) }
        waiting.removeAll(keepingCapacity: true)
        append(text, to: &output)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func append(_ block: [UInt8], to output: inout [UInt8]) {
    if !output.isEmpty { output.append(contentsOf: [ASCII.newline, ASCII.newline]) }
    output.append(contentsOf: block)
  }
}
