/// Finds phrases that show a text to be about a controversy.
struct CueFinder: Sendable {
  private struct Phrase: Sendable {
    let reading: CuePhrase
    let cue: Int
  }

  private let phrases: [Phrase]

  /// - Parameter cues: the readings of each cue.
  init(_ cues: [[CuePhrase]]) {
    phrases = cues.enumerated().flatMap { cue, readings in readings.map { Phrase(reading: $0, cue: cue) } }
  }

  /// How many different cues the text holds, at most `limit`. Linear in the length of the text.
  func count(in text: String, limit: Int) -> Int {
    let words = FoldedText(text).words
    var found: Set<Int> = []
    for start in words.indices {
      for phrase in phrases where !found.contains(phrase.cue) && phrase.reading.stands(at: start, in: words) {
        found.insert(phrase.cue)
        if found.count >= limit { return limit }
      }
    }
    return found.count
  }
}

/// One reading of a cue: words that follow one another.
struct CuePhrase: Sendable, Equatable {
  let words: [String]
  /// Whether the first word is only the end of one, as in `*kritik`.
  let hasAnyBeginning: Bool
  /// Whether the last word is only the beginning of one, as in `controvers*`.
  let hasAnyEnd: Bool

  /// - Parameter text: words, with a `*` right before the first or right after the last where it may be longer.
  init(_ text: String) {
    words = FoldedText(text).words
    hasAnyBeginning = text.hasPrefix("*")
    hasAnyEnd = text.hasSuffix("*")
  }

  func stands(at start: Int, in text: [String]) -> Bool {
    guard start + words.count <= text.count else { return false }
    for (offset, word) in words.enumerated() {
      let anyBeginning = hasAnyBeginning && offset == 0
      let anyEnd = hasAnyEnd && offset == words.count - 1
      guard text[start + offset].reads(word, anyBeginning: anyBeginning, anyEnd: anyEnd) else { return false }
    }
    return true
  }
}
