internal import Wikitext

/// The mining of one page.
struct PageMining {
  let miner: SectionMiner
  let page: WikitextPage
  let context: PageContext
  private(set) var result = MiningResult()
  /// By section index; what is not there has no rule, or is part of what was taken.
  private var verdicts: [Int: HeadingVerdict] = [:]
  private var preparedText: PageText?
  private var preparedHatnotes: Hatnotes?

  /// How many different cues a medium heading needs in its section's own text.
  private static let neededCues = 2

  init(miner: SectionMiner, page: WikitextPage, context: PageContext) {
    self.miner = miner
    self.page = page
    self.context = context
    result.htmlHeadings = page.htmlHeadingCount
  }

  private var sections: [Section] { page.sections.sections }

  /// Every section with what became of it.
  var headings: [(section: Section, verdict: HeadingVerdict)] {
    var takenEnd = 0
    return sections.map { section in
      let verdict = verdicts[section.index] ?? (section.range.lowerBound < takenEnd ? .within : .noRule)
      if case .taken = verdict { takenEnd = max(takenEnd, section.range.upperBound) }
      return (section, verdict)
    }
  }

  /// Takes an article that is all controversy, section by section.
  mutating func takeWhole(_ match: RuleMatch) {
    takeLead(match)
    for section in sections where section.parent == nil { take(section, match) }
  }

  /// Takes the sections whose headings or hatnotes match, each with its subsections.
  mutating func takeMatches() {
    var end = 0
    for section in sections where section.range.lowerBound >= end {
      if isSkipped(section) {
        verdicts[section.index] = .skipped
        end = section.range.upperBound
      } else if let match = match(section) {
        take(section, match)
        end = section.range.upperBound
      }
    }
  }

  private mutating func match(_ section: Section) -> RuleMatch? {
    let heading = FoldedText(section.title)
    let match = miner.lexicon.match(heading, ancestors: section.headingPath.dropLast(), on: context)
    guard let match else { return matchHatnote(of: section) }
    switch match.tier {
    case .strong: return match
    case .reject:
      drop(section, match, .rejected)
      return nil
    case .medium:
      if let hatnote = matchHatnote(of: section) { return hatnote }
      let own = text().prose(in: [section.bodyRange]).text
      if miner.lexicon.cues.count(in: own, limit: Self.neededCues) >= Self.neededCues { return match }
      drop(section, match, .withoutCue)
      return nil
    }
  }

  /// A section whose main articles are all controversy is one itself.
  private mutating func matchHatnote(of section: Section) -> RuleMatch? {
    let targets = hatnotes().targets(in: section.bodyRange, onlyMain: true)
    var first: RuleMatch?
    for target in targets {
      guard let match = miner.lexicon.match(title: FoldedText(target), on: nil), match.tier == .strong else {
        return nil
      }
      first = first ?? RuleMatch(id: match.id.replacing(".title.", with: ".hatnote."), tier: .strong)
    }
    return first
  }

  private func isSkipped(_ section: Section) -> Bool {
    miner.lexicon.skipped.matches(FoldedText(section.title))
  }

  private mutating func takeLead(_ match: RuleMatch) {
    let prose = text().prose(in: [page.sections.leadRange])
    let words = wordCount(of: prose)
    guard words >= miner.minimumWords else { return count(words == 0 ? .withoutText : .tooShort) }
    guard words <= miner.maximumWords else { return count(.tooLong) }
    result.sections.append(
      MinedSection(
        headingPath: [], level: 0, ordinal: 0, anchor: "", rule: match.id, tier: match.tier.rawValue,
        prose: prose.text, mainTargets: prose.mainTargets, relatedTargets: prose.relatedTargets, wordCount: words))
  }

  /// Takes a section with its subsections, or one by one when together they are too long.
  private mutating func take(_ section: Section, _ match: RuleMatch) {
    var waiting = [section]
    while let next = waiting.popLast() {
      guard !isSkipped(next) else {
        verdicts[next.index] = .skipped
        continue
      }
      let prose = text().prose(in: ranges(of: next))
      let words = wordCount(of: prose)
      let children = self.children(of: next)
      if words > miner.maximumWords, !children.isEmpty {
        append(next, text().prose(in: [next.bodyRange]), match, isPart: true)
        waiting += children.reversed()
      } else {
        append(next, prose, match, isPart: false)
      }
    }
  }

  private mutating func append(_ section: Section, _ prose: Prose, _ match: RuleMatch, isPart: Bool) {
    let words = wordCount(of: prose)
    if words == 0, isPart { return }
    if words == 0 { return drop(section, match, prose.pointsNowhere ? .withoutText : .pointer) }
    guard words >= miner.minimumWords else { return drop(section, match, .tooShort) }
    guard words <= miner.maximumWords else { return drop(section, match, .tooLong) }
    verdicts[section.index] = .taken(rule: match.id, wordCount: words)
    result.sections.append(
      MinedSection(
        headingPath: section.headingPath, level: section.level, ordinal: section.ordinal, anchor: section.anchor,
        rule: match.id, tier: match.tier.rawValue, prose: prose.text, mainTargets: prose.mainTargets,
        relatedTargets: prose.relatedTargets, wordCount: words))
  }

  /// The section's text: all of it but its heading and the subsections that hold no prose.
  private func ranges(of section: Section) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = section.bodyRange.lowerBound
    for child in descendants(of: section) where child.range.lowerBound >= start && isSkipped(child) {
      ranges.append(start..<child.range.lowerBound)
      start = child.range.upperBound
    }
    ranges.append(start..<max(start, section.range.upperBound))
    return ranges
  }

  private func descendants(of section: Section) -> ArraySlice<Section> {
    let rest = sections[(section.index + 1)...]
    return rest.prefix { $0.range.lowerBound < section.range.upperBound }
  }

  private func children(of section: Section) -> [Section] {
    descendants(of: section).filter { $0.parent == section.index }
  }

  private func wordCount(of prose: Prose) -> Int {
    WordCount.count(in: prose.text, isUnspaced: miner.lexicon.isUnspaced)
  }

  private mutating func drop(_ section: Section, _ match: RuleMatch, _ reason: DropReason) {
    verdicts[section.index] = .dropped(rule: match.id, reason: reason)
    count(reason)
  }

  private mutating func count(_ reason: DropReason) {
    result.dropped[reason, default: 0] += 1
  }

  /// The page's prose, prepared when it is wanted first: most pages have no match.
  private mutating func text() -> PageText {
    if let preparedText { return preparedText }
    let text = page.text()
    preparedText = text
    return text
  }

  private mutating func hatnotes() -> Hatnotes {
    if let preparedHatnotes { return preparedHatnotes }
    let hatnotes = page.hatnotes()
    preparedHatnotes = hatnotes
    return hatnotes
  }
}

extension Prose {
  fileprivate var pointsNowhere: Bool { mainTargets.isEmpty && relatedTargets.isEmpty }
}
