package import Statistics

/// Candidates compared on the pairs that they share, as one judge sees them.
package struct Comparison: Sendable, Equatable {
  /// One candidate, over all of its own pairs.
  package struct Run: Sendable, Equatable {
    package let candidate: String
    package let pairs: Int

    package init(candidate: String, pairs: Int) {
      self.candidate = candidate
      self.pairs = pairs
    }
  }

  /// One metric of two candidates.
  package struct Row: Sendable, Equatable {
    package let first: String
    package let second: String
    package let metric: Metric
    /// Over the pairs for which both have a value, in percent.
    package let firstValue: Double?
    package let secondValue: Double?
    /// The mean of the first's minus the second's value, pair by pair, in percentage points; `nil` if they share no
    /// pair.
    package let difference: Double?
    /// Clustered by article; `nil` with fewer than two articles.
    package let standardError: Double?
    /// 95 %, Student's t; cut at −100 and 100.
    package let interval: ConfidenceInterval?
    /// Of the sign-flip permutation test over articles, two-sided.
    package let pValue: Double?
    /// Corrected after Holm over all pairs of candidates with the same metric.
    package var adjustedPValue: Double?
    package let pairs: Int
    package let articles: Int

    package init(
      first: String, second: String, metric: Metric, firstValue: Double?, secondValue: Double?, difference: Double?,
      standardError: Double?, interval: ConfidenceInterval?, pValue: Double?, adjustedPValue: Double?, pairs: Int,
      articles: Int
    ) {
      self.first = first
      self.second = second
      self.metric = metric
      self.firstValue = firstValue
      self.secondValue = secondValue
      self.difference = difference
      self.standardError = standardError
      self.interval = interval
      self.pValue = pValue
      self.adjustedPValue = adjustedPValue
      self.pairs = pairs
      self.articles = articles
    }
  }

  package let judge: String
  package let runs: [Run]
  /// Pairs that every run has, scored or not.
  package let sharedPairs: Int
  /// For each metric of ``Metric/headline``, each two runs in their order.
  package let rows: [Row]

  package init(judge: String, runs: [Run], sharedPairs: Int, rows: [Row]) {
    self.judge = judge
    self.runs = runs
    self.sharedPairs = sharedPairs
    self.rows = rows
  }
}
