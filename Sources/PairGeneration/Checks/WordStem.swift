/// Whether words may be forms of one word, by what they begin with: English and Arabic to Russian inflect at the end.
enum WordStem {
  /// Words that share no key are not forms of one word.
  static func key(_ word: String) -> Substring.UnicodeScalarView { word.unicodeScalars.prefix(3) }

  /// True of "American" and "Americans", "Germany" and "German", "ban" and "banned", Polish "Praga" and "Pradze": three
  /// letters and three fifths of the shorter word, the rest no longer than inflection makes it. "That" is no form of
  /// "Thatcher".
  static func mayBeShared(by first: String, and second: String) -> Bool {
    if first == second { return true }
    let lengths = (first.unicodeScalars.count, second.unicodeScalars.count)
    let (shorter, longer) = (min(lengths.0, lengths.1), max(lengths.0, lengths.1))
    var common = 0
    for (left, right) in zip(first.unicodeScalars, second.unicodeScalars) {
      guard left == right else { break }
      common += 1
    }
    return common >= 3 && common * 5 >= shorter * 3 && longer - common <= max(3, common - 1)
  }
}

/// Words, to be asked for forms of them.
struct WordForms: Sendable {
  private var words: [String: Set<String>] = [:]

  mutating func insert(_ word: String) {
    words[String(WordStem.key(word)), default: []].insert(word)
  }

  /// - Complexity: O(words that begin with the same three letters).
  func holds(formOf word: String) -> Bool {
    guard let candidates = words[String(WordStem.key(word))] else { return false }
    return candidates.contains(word) || candidates.contains { WordStem.mayBeShared(by: $0, and: word) }
  }
}
