import Artifacts
import LanguageModels

/// As much of a section as the generator gets to read: all of it, or its first paragraphs.
struct SectionExcerpt: Sendable, Equatable {
  let text: String
  let isCut: Bool

  /// - Parameter maximumTokens: about, as ``LanguageModels`` counts them. Where the first paragraph alone is longer, it
  ///   is cut after a word.
  init(_ text: String, maximumTokens: Int) {
    let limit = maximumTokens * bytesPerToken
    guard text.utf8.count > limit else {
      self.text = text
      isCut = false
      return
    }
    let bytes = text.utf8
    var end = bytes.index(bytes.startIndex, offsetBy: limit)
    // Not inside of a character: there is none at the index of a scalar's later bytes.
    while end > bytes.startIndex, end.samePosition(in: text) == nil { end = bytes.index(before: end) }
    // What ends where the limit is, is whole.
    let seen = text[...end]
    let cut = seen.lastIndex(where: \.isNewline) ?? seen.lastIndex(where: \.isWhitespace) ?? end
    self.text = String(text[..<cut]).trimmingWhitespace
    isCut = true
  }
}
