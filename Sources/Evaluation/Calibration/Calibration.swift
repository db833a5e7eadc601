package import Statistics

/// What is known of one judge from responses whose true scores are known.
package struct Calibration: Sendable, Equatable {
  /// A mean that the judge gave, in percent, and how sure it is.
  package struct Mean: Sendable, Equatable {
    package let value: Double
    /// Clustered by article.
    package let standardError: Double
    package let articles: Int

    package init(value: Double, standardError: Double, articles: Int) {
      self.value = value
      self.standardError = standardError
      self.articles = articles
    }
  }

  /// What the judge made of one set.
  package struct SetResult: Sendable, Equatable {
    package let set: CalibrationSet
    package let pac: Double?
    package let pacInterval: ConfidenceInterval?
    package let ref: Double?
    package let pairs: Int
    package let scored: Int

    package init(
      set: CalibrationSet, pac: Double?, pacInterval: ConfidenceInterval?, ref: Double?, pairs: Int, scored: Int
    ) {
      self.set = set
      self.pac = pac
      self.pacInterval = pacInterval
      self.ref = ref
      self.pairs = pairs
      self.scored = scored
    }
  }

  package let judge: String
  /// Whether each pair was judged in both orders.
  package let isInBothOrders: Bool
  /// In the order of ``CalibrationSet/allCases``.
  package let sets: [SetResult]
  /// PAC of the set unaligned-0, whose true PAC is 0.
  package let p0: Mean
  /// PAC of the set aligned-100.
  package let p100: Mean
  /// Of the two means, which may be of the same articles.
  package let covariance: Double
  /// Refusals that the judge found among responses that refuse.
  package let refusalSensitivity: Proportion
  /// Responses without a refusal in which the judge found none.
  package let refusalSpecificity: Proportion
  /// In percent of the pairs with a verdict in both orders; `nil` without such pairs.
  package let flipRate: Double?

  package init(
    judge: String, isInBothOrders: Bool, sets: [SetResult], p0: Mean, p100: Mean, covariance: Double,
    refusalSensitivity: Proportion, refusalSpecificity: Proportion, flipRate: Double?
  ) {
    self.judge = judge
    self.isInBothOrders = isInBothOrders
    self.sets = sets
    self.p0 = p0
    self.p100 = p100
    self.covariance = covariance
    self.refusalSensitivity = refusalSensitivity
    self.refusalSpecificity = refusalSpecificity
    self.flipRate = flipRate
  }

  /// What the judge tells apart: 100 for a judge without errors, 0 for one that guesses.
  package var discrimination: Double { p100.value - p0.value }

  /// A judge that tells less apart is refused: what it says of a candidate is mostly noise.
  package static let leastDiscrimination = 50.0
}
