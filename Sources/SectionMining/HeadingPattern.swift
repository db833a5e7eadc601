/// A pattern of a heading as the lexicon writes it, such as `(criticism|critique)[s] of *`.
///
/// - `(a|b)` is either, `[a]` is `a` or nothing; both may be part of a word or hold several words.
/// - `a|b` outside of parentheses is either pattern.
/// - `*` is one or more words; right before or after a word it leaves that word's beginning or end open.
/// - `{title}` is the title of the page, without what stands in parentheses after it.
struct HeadingPattern: Sendable, Equatable {
  enum Token: Sendable, Equatable {
    case word(String)
    /// A word of which only a part is given.
    case part(String, anyBeginning: Bool, anyEnd: Bool)
    case anyWords
    case title
  }

  let tokens: [Token]

  var isLiteral: Bool {
    tokens.allSatisfy { if case .word = $0 { true } else { false } }
  }

  /// The most readings one written pattern may have.
  static let mostReadings = 2000

  /// All readings of a pattern, without alternatives.
  ///
  /// - Throws: `Fault` when the parentheses do not match, there is nothing in it, or it has too many readings.
  static func readings(of pattern: String) throws(Fault) -> [HeadingPattern] {
    var readings: [HeadingPattern] = []
    for text in try texts(of: pattern) {
      let reading = try HeadingPattern(reading: text)
      guard !reading.tokens.isEmpty else { throw .empty }
      readings.append(reading)
    }
    return readings
  }

  /// The texts that a pattern with alternatives stands for, each once, in their order. Linear in the length of them all.
  static func texts(of pattern: String) throws(Fault) -> [String] {
    var reader = PatternAlternatives(pattern)
    var known: Set<String> = []
    return try reader.read().filter { known.insert($0).inserted }
  }

  enum Fault: Error, Equatable {
    case unmatched, empty, tooManyReadings, starWithinWord
  }

  private init(reading: String) throws(Fault) {
    var tokens: [Token] = []
    for part in reading.split(separator: " ") {
      switch part {
      case "*": tokens.append(.anyWords)
      case "{title}": tokens.append(.title)
      default: tokens += try Self.tokens(of: part)
      }
    }
    self.tokens = tokens
  }

  /// The tokens of a part between blanks: words, the first and last of which a `*` may leave open. Next to a character
  /// of Chinese or Japanese, which is a word, the `*` is one or more words.
  private static func tokens(of part: Substring) throws(Fault) -> [Token] {
    let (anyBeginning, anyEnd) = (part.hasPrefix("*"), part.hasSuffix("*"))
    let inner = part.dropFirst(anyBeginning ? 1 : 0).dropLast(anyEnd ? 1 : 0)
    guard !inner.contains("*") else { throw .starWithinWord }
    // A letter in the place of the `*` keeps the apostrophe of `d'*`, and shows whether it is part of a word.
    let words = FoldedText((anyBeginning ? "x" : "") + inner + (anyEnd ? "x" : "")).words
    return words.indices.map { index in
      let before = anyBeginning && index == 0
      let after = anyEnd && index == words.count - 1
      guard before || after else { return .word(words[index]) }
      let part = String(words[index].dropFirst(before ? 1 : 0).dropLast(after ? 1 : 0))
      return part.isEmpty ? .anyWords : .part(part, anyBeginning: before, anyEnd: after)
    }
  }

  private static func reads(_ word: String, _ token: Token) -> Bool {
    switch token {
    case .word(let text): word == text
    case .part(let part, let anyBeginning, let anyEnd): word.reads(part, anyBeginning: anyBeginning, anyEnd: anyEnd)
    case .anyWords, .title: false
    }
  }

  /// Whether the whole of `words` reads like this. At most linear in words times tokens.
  func matches(_ words: [String], title: [String]) -> Bool {
    var pattern: [Token] = []
    for token in tokens {
      if case .title = token { pattern += title.map(Token.word) } else { pattern.append(token) }
    }
    if title.isEmpty, tokens.contains(.title) { return false }
    var (word, token) = (0, 0)
    var retry: (word: Int, token: Int)?
    while word < words.count {
      if token < pattern.count, pattern[token] == .anyWords {
        retry = (word + 1, token + 1)
        (word, token) = (word + 1, token + 1)
      } else if token < pattern.count, Self.reads(words[word], pattern[token]) {
        (word, token) = (word + 1, token + 1)
      } else if let again = retry {
        retry = (again.word + 1, again.token)
        (word, token) = (again.word + 1, again.token)
      } else {
        return false
      }
    }
    return token == pattern.count
  }
}
