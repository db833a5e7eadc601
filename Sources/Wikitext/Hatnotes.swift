/// Where a page says that another has more: `{{Main|X}}`, `{{See also|X}}`, `{{Further|[[X]] and [[Y]]}}`.
package struct Hatnotes: Sendable {
  private struct Note {
    let place: Int
    let isMain: Bool
    let targets: [String]
  }

  /// Sorted by place.
  private let notes: [Note]

  /// Linear in the number of constructs and the length of the hatnotes.
  init(of page: PreprocessedPage, _ wiki: WikiConventions) {
    var notes: [Note] = []
    let inline = InlineText(page: page, wiki: wiki)
    var end = 0
    for construct in page.constructs where construct.kind == .template && construct.range.lowerBound >= end {
      guard case .hatnote(let isMain) = wiki.templates.role(of: TemplateArguments.name(of: construct, in: page)) else {
        continue
      }
      let arguments = TemplateArguments(of: construct, in: page)
      end = construct.range.upperBound
      let targets = arguments.numbered.flatMap { Self.targets(of: $0, in: page, inline) }
      notes.append(Note(place: construct.range.lowerBound, isMain: isMain, targets: targets))
    }
    notes += Self.writtenNotes(in: page, inline)
    self.notes = notes.sorted { $0.place < $1.place }
  }

  private static func writtenNotes(in page: PreprocessedPage, _ inline: InlineText) -> [Note] {
    var notes: [Note] = []
    var start = 0
    while start < page.bytes.count {
      let end = page.bytes[start...].firstIndex(of: ASCII.newline) ?? page.bytes.count
      if page.bytes[start] == ASCII.colon || page.bytes[start] == ASCII.apostrophe,
        let isMain = inline.wiki.templates.writtenHatnotes.isMain(page.bytes[start..<end])
      {
        notes.append(Note(place: start, isMain: isMain, targets: linkTargets(of: start..<end, in: page, inline)))
      }
      start = end + 1
    }
    return notes
  }

  /// The targets of the hatnotes in a part of the page, in order.
  ///
  /// - Parameter onlyMain: whether only hatnotes count whose target is the main article on the part's subject.
  package func targets(in range: Range<Int>, onlyMain: Bool = false) -> [String] {
    var (lower, upper) = (0, notes.count)
    while lower < upper {
      let middle = (lower + upper) / 2
      if notes[middle].place < range.lowerBound { lower = middle + 1 } else { upper = middle }
    }
    var targets: [String] = []
    while lower < notes.count, notes[lower].place < range.upperBound {
      if notes[lower].isMain || !onlyMain { targets += notes[lower].targets }
      lower += 1
    }
    return targets
  }

  /// The links of an argument, or the argument itself when it has none.
  private static func targets(of argument: Range<Int>, in page: PreprocessedPage, _ inline: InlineText) -> [String] {
    let targets = linkTargets(of: argument, in: page, inline)
    return targets.isEmpty ? [title(of: argument, in: page, inline)].filter { !$0.isEmpty } : targets
  }

  private static func linkTargets(
    of argument: Range<Int>, in page: PreprocessedPage, _ inline: InlineText
  ) -> [String] {
    var targets: [String] = []
    var index = argument.lowerBound
    var linkStart: Int?
    while index < argument.upperBound {
      if page.bytes.has("[[", at: index) {
        linkStart = index + 2
        index += 2
      } else if let start = linkStart, page.bytes[index] == ASCII.pipe || page.bytes.has("]]", at: index) {
        targets.append(title(of: start..<index, in: page, inline))
        linkStart = nil
        index += 1
      } else {
        index += 1
      }
    }
    return targets.filter { !$0.isEmpty }
  }

  private static func title(of range: Range<Int>, in page: PreprocessedPage, _ inline: InlineText) -> String {
    let text = inline.text(of: InternalLink.title(of: range, in: page.bytes))
    guard text.utf8.contains(ASCII.underscore) else { return text }
    return String(decoding: text.utf8.map { $0 == ASCII.underscore ? ASCII.space : $0 }, as: UTF8.self)
  }
}
