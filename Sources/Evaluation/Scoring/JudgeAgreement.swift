import Statistics

/// How several judges agree on one candidate's pairs.
package struct JudgeAgreement: Sendable, Equatable {
  package let candidate: String
  /// Sorted.
  package let judges: [String]
  /// Krippendorff's alpha of the adjusted scores, ordinal: 1 for full agreement, 0 for what chance brings; `nil` where
  /// it is not defined, as when all scores are the same.
  package let alpha: Double?
  /// Pairs that at least two judges have scored.
  package let pairs: Int

  package init(candidate: String, judges: [String], alpha: Double?, pairs: Int) {
    self.candidate = candidate
    self.judges = judges
    self.alpha = alpha
    self.pairs = pairs
  }
}

extension JudgeAgreement {
  /// - Parameter pairs: for each pair, the scores of the judges.
  init(candidate: String, judges: [String], pairs: some Collection<[PairScore]>) {
    let ratings = pairs.map { $0.compactMap(\.adjustedScore) }.filter { $0.count > 1 }
    self.init(candidate: candidate, judges: judges, alpha: krippendorffAlpha(ordinal: ratings), pairs: ratings.count)
  }
}
