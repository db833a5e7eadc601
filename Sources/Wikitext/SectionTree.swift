/// The sections of a page, in their order on the page.
package struct SectionTree: Sendable {
  /// Every section; the subsections of one follow it directly.
  package let sections: [Section]
  /// The bytes before the first heading.
  package let leadRange: Range<Int>
  /// How many headings are on the page that begin no section, because they are written as `<h2>` and not as `==`.
  package let htmlHeadings: Int

  /// Divides a page into sections. Linear in its length.
  init(of page: PreprocessedPage, _ wiki: WikiConventions) {
    var builder = SectionTreeBuilder(pageLength: page.bytes.count)
    let titles = InlineText(page: page, wiki: wiki)
    for construct in page.constructs {
      guard case .heading(let level) = construct.kind else { continue }
      builder.append(level: level, title: titles.text(of: construct.content), range: construct.range)
    }
    sections = builder.sections()
    leadRange = 0..<(sections.first?.range.lowerBound ?? page.bytes.count)
    htmlHeadings = page.htmlHeadings.count
  }
}

/// Gathers headings and finds out which section each one belongs to.
private struct SectionTreeBuilder {
  private struct Heading {
    let level: Int
    let title: String
    let range: Range<Int>
    var parent: Int?
    var end: Int
  }

  /// A heading path: the number of the path that it goes on from, and one title more.
  private struct Path: Hashable {
    let parent: Int?
    let title: [UInt8]
  }

  private let pageLength: Int
  private var headings: [Heading] = []
  /// The sections that are open, the outermost first.
  private var open: [Int] = []

  init(pageLength: Int) {
    self.pageLength = pageLength
  }

  mutating func append(level: Int, title: String, range: Range<Int>) {
    while let last = open.last, headings[last].level >= level {
      headings[last].end = range.lowerBound
      open.removeLast()
    }
    headings.append(Heading(level: level, title: title, range: range, parent: open.last, end: pageLength))
    open.append(headings.count - 1)
  }

  func sections() -> [Section] {
    var sections: [Section] = []
    sections.reserveCapacity(headings.count)
    var anchors = AnchorNames()
    // Paths are numbered, so that a long title is not hashed again for each of its subsections.
    var paths: [Path: Int] = [:]
    var pathNumbers: [Int] = []
    var counts: [Int] = []
    for (index, heading) in headings.enumerated() {
      let path = (heading.parent.map { sections[$0].headingPath } ?? []) + [heading.title]
      let key = Path(parent: heading.parent.map { pathNumbers[$0] }, title: Array(heading.title.utf8))
      let number = paths[key, default: counts.count]
      if number == counts.count { counts.append(0) }
      paths[key] = number
      pathNumbers.append(number)
      let ordinal = counts[number]
      counts[number] += 1
      let next = index + 1 < headings.count ? headings[index + 1].range.lowerBound : pageLength
      // The line's end belongs to the heading.
      let body = min(heading.range.upperBound + 1, next)
      sections.append(
        Section(
          index: index, parent: heading.parent, level: heading.level, title: heading.title,
          anchor: anchors.next(for: heading.title), headingPath: path, ordinal: ordinal,
          range: heading.range.lowerBound..<heading.end, bodyRange: body..<next))
    }
    return sections
  }
}
