package import TextFolding

extension FoldedText {
  /// What phrases are compared by: words, or single characters in languages without blanks between words.
  package func units(isUnspaced: Bool) -> [String] {
    guard isUnspaced else { return words.map { String($0) } }
    return text.unicodeScalars.lazy.filter { $0 != " " }.map { String($0) }
  }
}
