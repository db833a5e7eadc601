/// How two reviewers agree on the pairs that both reviewed.
package struct ReviewerAgreement: Sendable, Equatable {
  package let reviewers: [String]
  /// On whether a pair is good.
  package private(set) var good = Agreement()
  private var criteria: [Criterion: Agreement] = [:]

  /// On whether a pair passes a criterion.
  package subscript(criterion: Criterion) -> Agreement { criteria[criterion] ?? Agreement() }

  init(_ first: ReviewFile, _ second: ReviewFile) {
    reviewers = [first.reviewer, second.reviewer]
    for (pair, one) in first.reviews {
      guard let other = second.reviews[pair] else { continue }
      good.add(one.isGood, other.isGood)
      for criterion in Criterion.allCases {
        criteria[criterion, default: Agreement()].add(one.passes(criterion), other.passes(criterion))
      }
    }
  }
}
