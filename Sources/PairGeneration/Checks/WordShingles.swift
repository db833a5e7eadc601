import Phrases
import TextFolding

/// A question's words, or characters in scripts without blanks, each with the one after it.
struct WordShingles {
  private let shingles: Set<String>

  init(_ question: String) {
    let folded = FoldedText(question)
    let isUnspaced = folded.text.unicodeScalars.contains { LetterScript($0)?.isUnspaced == true }
    let units = folded.units(isUnspaced: isUnspaced)
    var shingles = Set(units)
    for (first, second) in zip(units, units.dropFirst()) { shingles.insert(first + " " + second) }
    self.shingles = shingles
  }

  /// Four fifths in common (Jaccard, of words and pairs of words): one word in fourteen may be another.
  func isNear(_ other: WordShingles) -> Bool {
    let common = shingles.intersection(other.shingles).count
    return common * 5 >= shingles.union(other.shingles).count * 4
  }
}
