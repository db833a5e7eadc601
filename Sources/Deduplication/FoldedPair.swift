import Artifacts
import TextFolding

/// A pair's three texts as they are compared.
struct FoldedPair: Sendable {
  let issue: FoldedText
  let forQuestion: FoldedText
  let againstQuestion: FoldedText

  init(_ pair: PairRecord) {
    issue = FoldedText(pair.issueDescription)
    forQuestion = FoldedText(pair.forQuestion)
    againstQuestion = FoldedText(pair.againstQuestion)
  }

  /// Equal for exact duplicates, also for those that have their sides exchanged.
  var exactKey: ExactKey { ExactKey(self) }
}

/// The issue and the two questions in an order that does not depend on their sides.
struct ExactKey: Hashable, Sendable {
  private let issue: FoldedText
  private let lesserQuestion: FoldedText
  private let greaterQuestion: FoldedText

  fileprivate init(_ pair: FoldedPair) {
    let isOrdered = pair.forQuestion.text <= pair.againstQuestion.text
    issue = pair.issue
    lesserQuestion = isOrdered ? pair.forQuestion : pair.againstQuestion
    greaterQuestion = isOrdered ? pair.againstQuestion : pair.forQuestion
  }
}

extension FoldedPair {
  /// What nearly all questions have in common, and what would make any two short ones look alike. English only: in
  /// another language the phrase stays in and similarities are a little higher.
  static let sharedPhrases = [FoldedText("explain why")]

  /// The shingles of all three texts: the same set when the sides are exchanged. `nil` where no text is long enough for
  /// a shingle; such pairs are compared as whole texts alone (``exactKey``), since three short texts that merely trade
  /// places would have one set.
  var shingles: ShingleSet? {
    let texts = comparedTexts
    guard texts.contains(where: \.isLongEnoughForShingle) else { return nil }
    return ShingleSet(texts)
  }

  private var comparedTexts: [FoldedText] {
    [issue, forQuestion, againstQuestion].map { $0.removing(Self.sharedPhrases) }
  }

  /// Whether this pair's sides match the other's crosswise rather than straight.
  ///
  /// It goes by the texts alone. Where two pairs put one question as "should" and "should not" on the same side, each
  /// against its own opposite, crosswise is the better match and the pair is the swapped one. Where the other side is
  /// told in words of its own, so that no text of one pair is near the opposite side of the other, the reversal
  /// cannot be seen, and the pairs count as matching straight; either way they are one issue.
  func isSwapped(against other: FoldedPair) -> Bool {
    let (mine, theirs) = (sides, other.sides)
    let straight = mine.0.jaccard(theirs.0) + mine.1.jaccard(theirs.1)
    let crosswise = mine.0.jaccard(theirs.1) + mine.1.jaccard(theirs.0)
    return crosswise > straight
  }

  private var sides: (ShingleSet, ShingleSet) {
    let texts = comparedTexts
    return (ShingleSet([texts[1]]), ShingleSet([texts[2]]))
  }
}
