/// A pattern of a heading as the lexicon writes it, such as `(criticism|critique)[s] of *`.
///
/// - `(a|b)` is either, `[a]` is `a` or nothing; both may be part of a word or hold several words.
/// - `a|b` outside of parentheses is either pattern.
/// - `*` is one or more words.
/// - `{title}` is the title of the page, without what stands in parentheses after it.
struct HeadingPattern: Sendable, Equatable {
  enum Token: Sendable, Equatable {
    case word(String)
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
      let reading = HeadingPattern(reading: text)
      guard !reading.tokens.isEmpty else { throw .empty }
      readings.append(reading)
    }
    return readings
  }

  /// The texts that a pattern with alternatives stands for, each once, in their order.
  static func texts(of pattern: String) throws(Fault) -> [String] {
    var waiting = ["(" + pattern + ")"]
    var texts: [String] = []
    var known: Set<String> = []
    while let text = waiting.popLast() {
      guard waiting.count + texts.count < mostReadings else { throw .tooManyReadings }
      if let alternatives = try expandInnermost(text) {
        waiting += alternatives.reversed()
      } else if known.insert(text).inserted {
        texts.append(text)
      }
    }
    return texts
  }

  enum Fault: Error, Equatable {
    case unmatched, empty, tooManyReadings
  }

  /// The texts without the first group that holds no other, or nil when there is no group.
  private static func expandInnermost(_ text: String) throws(Fault) -> [String]? {
    guard let close = text.firstIndex(where: { $0 == ")" || $0 == "]" }) else {
      guard !text.contains("("), !text.contains("[") else { throw .unmatched }
      return nil
    }
    let isOptional = text[close] == "]"
    guard let open = text[..<close].lastIndex(where: { $0 == "(" || $0 == "[" }),
      text[open] == (isOptional ? "[" : "(")
    else { throw .unmatched }
    var parts = text[text.index(after: open)..<close].split(separator: "|", omittingEmptySubsequences: false)
    if isOptional { parts.append("") }
    let (before, after) = (text[..<open], text[text.index(after: close)...])
    return parts.map { String(before) + $0 + after }
  }

  private init(reading: String) {
    tokens = reading.split(separator: " ").flatMap { part -> [Token] in
      switch part {
      case "*": [.anyWords]
      case "{title}": [.title]
      default: FoldedText(String(part)).words.map(Token.word)
      }
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
      } else if token < pattern.count, pattern[token] == .word(words[word]) {
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
