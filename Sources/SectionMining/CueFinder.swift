/// Finds phrases that show a text to be about a controversy.
struct CueFinder: Sendable {
  private struct Phrase: Sendable {
    let words: [String]
    /// Whether the last word is only the beginning of one.
    let isPrefix: Bool
    let cue: Int
  }

  private let phrases: [Phrase]

  /// - Parameter cues: the readings of each cue. A `*` right after a word, as in `controvers*`, makes it a beginning.
  init(_ cues: [[CuePhrase]]) {
    phrases = cues.enumerated().flatMap { cue, readings in
      readings.map { Phrase(words: $0.words, isPrefix: $0.isPrefix, cue: cue) }
    }
  }

  /// How many different cues the text holds, at most `limit`. Linear in the length of the text.
  func count(in text: String, limit: Int) -> Int {
    let words = FoldedText(text).words
    var found: Set<Int> = []
    for start in words.indices {
      for phrase in phrases where !found.contains(phrase.cue) && matches(phrase, words, at: start) {
        found.insert(phrase.cue)
        if found.count >= limit { return limit }
      }
    }
    return found.count
  }

  private func matches(_ phrase: Phrase, _ words: [String], at start: Int) -> Bool {
    guard start + phrase.words.count <= words.count else { return false }
    for (offset, word) in phrase.words.enumerated() {
      let candidate = words[start + offset]
      let isLast = offset == phrase.words.count - 1
      guard candidate == word || (isLast && phrase.isPrefix && candidate.hasPrefix(word)) else { return false }
    }
    return true
  }
}

/// One reading of a cue.
struct CuePhrase: Sendable, Equatable {
  let words: [String]
  let isPrefix: Bool
}
