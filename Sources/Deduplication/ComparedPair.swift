import Artifacts
import TextFolding

/// A pair's three texts as they are compared.
struct ComparedPair: Sendable {
  /// Equal for exact duplicates, also for those that have their sides exchanged.
  let exactKey: Fingerprint
  /// Whether the question for comes first in ``exactKey``: exact duplicates that differ in it have their sides exchanged.
  let isOrdered: Bool
  /// Issue, question for and question against: folded, without shared phrases, as UTF-8, with a zero byte between them.
  let texts: [UInt8]

  init(_ pair: PairRecord, _ phrases: SharedPhrases) {
    let (issue, forQuestion, againstQuestion) = (
      FoldedText.utf8(of: pair.issueDescription), FoldedText.utf8(of: pair.forQuestion),
      FoldedText.utf8(of: pair.againstQuestion)
    )
    isOrdered = !againstQuestion.lexicographicallyPrecedes(forQuestion)
    let (first, second) = isOrdered ? (forQuestion, againstQuestion) : (againstQuestion, forQuestion)
    exactKey = Fingerprint(Self.joined(issue[...], first[...], second[...])[...])
    texts = Self.joined(
      phrases.removed(from: issue[...]), phrases.removed(from: forQuestion[...]),
      phrases.removed(from: againstQuestion[...]))
  }

  /// Folding leaves no U+0000.
  private static func joined(_ texts: ArraySlice<UInt8>...) -> [UInt8] {
    var joined: [UInt8] = []
    joined.reserveCapacity(texts.reduce(2) { $0 + $1.count })
    for (index, text) in texts.enumerated() {
      if index > 0 { joined.append(0) }
      joined.append(contentsOf: text)
    }
    return joined
  }
}
