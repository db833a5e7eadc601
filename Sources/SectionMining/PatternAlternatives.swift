/// Reads the alternatives of a written pattern: `a|b`, `(a|b)`, `[a]`.
struct PatternAlternatives {
  private let characters: [Character]
  private var index = 0

  init(_ pattern: String) {
    characters = Array(pattern)
  }

  /// All texts that the whole pattern stands for. What one alternative holds does not multiply another's texts.
  mutating func read() throws(HeadingPattern.Fault) -> [String] {
    let texts = try readGroup()
    guard index == characters.count else { throw .unmatched }
    return texts
  }

  /// Reads up to the parenthesis that closes the group, or to the pattern's end.
  private mutating func readGroup() throws(HeadingPattern.Fault) -> [String] {
    var texts: [String] = []
    var alternative = [""]
    while index < characters.count, characters[index] != ")", characters[index] != "]" {
      switch characters[index] {
      case "|":
        texts += alternative
        alternative = [""]
        index += 1
      case "(": alternative = try product(alternative, readInner(until: ")"))
      case "[": alternative = try product(alternative, readInner(until: "]") + [""])
      default:
        let start = index
        while index < characters.count, !"()[]|".contains(characters[index]) { index += 1 }
        let word = String(characters[start..<index])
        alternative = alternative.map { $0 + word }
      }
      guard texts.count + alternative.count < HeadingPattern.mostReadings else { throw .tooManyReadings }
    }
    return texts + alternative
  }

  private mutating func readInner(until close: Character) throws(HeadingPattern.Fault) -> [String] {
    index += 1
    let texts = try readGroup()
    guard index < characters.count, characters[index] == close else { throw .unmatched }
    index += 1
    return texts
  }

  private func product(_ heads: [String], _ tails: [String]) throws(HeadingPattern.Fault) -> [String] {
    guard heads.count * tails.count < HeadingPattern.mostReadings else { throw .tooManyReadings }
    return heads.flatMap { head in tails.map { head + $0 } }
  }
}
