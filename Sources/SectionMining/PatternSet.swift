/// Many patterns at once, each with the number of what it belongs to.
///
/// Patterns of mere words are looked up; the others are tried by their first or last word.
struct PatternSet: Sendable {
  private struct Entry: Sendable {
    let pattern: HeadingPattern
    let owner: Int
  }

  private var literal: [String: [Int]] = [:]
  private var byFirst: [String: [Entry]] = [:]
  private var byLast: [String: [Entry]] = [:]
  private var others: [Entry] = []

  /// A heading of more words matches nothing.
  static let mostWords = 60

  mutating func insert(_ pattern: HeadingPattern, owner: Int) {
    let entry = Entry(pattern: pattern, owner: owner)
    if pattern.isLiteral {
      let words = pattern.tokens.compactMap { if case .word(let word) = $0 { word } else { nil } }
      literal[words.joined(separator: " "), default: []].append(owner)
    } else if case .word(let first)? = pattern.tokens.first {
      byFirst[first, default: []].append(entry)
    } else if case .word(let last)? = pattern.tokens.last {
      byLast[last, default: []].append(entry)
    } else {
      others.append(entry)
    }
  }

  /// The owners of all patterns that match, ascending, each once.
  func owners(of heading: FoldedText, title: FoldedText = FoldedText("")) -> [Int] {
    guard let first = heading.words.first, let last = heading.words.last, heading.words.count <= Self.mostWords else {
      return []
    }
    var owners = Set(literal[heading.text] ?? [])
    for entries in [byFirst[first] ?? [], byLast[last] ?? [], others] {
      for entry in entries where entry.pattern.matches(heading.words, title: title.words) { owners.insert(entry.owner) }
    }
    return owners.sorted()
  }

  func matches(_ heading: FoldedText, title: FoldedText = FoldedText("")) -> Bool {
    !owners(of: heading, title: title).isEmpty
  }
}
