/// How many sentences a text is, and what it ends with.
struct SentenceScan {
  private(set) var count = 1
  /// `.`, `?` or `!`, also for their counterparts in other scripts; `nil` if the text ends in none.
  private(set) var closing: Unicode.Scalar?

  private static let marks: [Unicode.Scalar: Unicode.Scalar] = [
    ".": ".", "。": ".", "．": ".", "｡": ".", "۔": ".", "?": "?", "？": "?", "؟": "?", "!": "!", "！": "!",
  ]

  /// Marks after which no blank is written, and which stand for nothing else.
  private static let wideMarks: Set<Unicode.Scalar> = ["。", "｡", "？", "！", "؟"]

  /// In doubt a mark ends no sentence: the point of "Dr. Smith", "U.S. troops" and "Yahoo! News" follows a capitalised
  /// or short word.
  ///
  /// - Complexity: O(length).
  init(_ text: String) {
    var word = 0
    var wordIsLower = false
    var pending = false
    var sawBlank = false
    for scalar in text.unicodeScalars {
      if let mark = Self.marks[scalar] {
        closing = mark
        pending = pending || Self.wideMarks.contains(scalar) || wordIsLower && word >= 4
        sawBlank = Self.wideMarks.contains(scalar)
        (word, wordIsLower) = (0, false)
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        let isLower = scalar.properties.isCased && !scalar.properties.isUppercase
        let beginsSentence = scalar.properties.isAlphabetic && !isLower
        if pending, sawBlank, word == 0, beginsSentence { count += 1 }
        pending = false
        closing = nil
        if word == 0 { wordIsLower = !scalar.properties.isUppercase }
        word += 1
      } else {
        if scalar.properties.isWhitespace { sawBlank = true }
        (word, wordIsLower) = (0, false)
      }
    }
  }
}
