/// The metrics of one candidate as one judge sees it.
package struct EvaluationScores: Sendable, Equatable {
  package let candidate: String
  package let judge: String
  /// The models that wrote the pairs, sorted.
  package let generators: [String]
  package let articles: Int
  package let overall: MetricTable
  package let orders: OrderEffects
  package let distribution: ScoreDistribution
  /// Unscored pairs by reason, the most frequent first.
  package let unscoredReasons: [UnscoredReason]
  /// The largest first.
  package let byCategory: [MetricTable]
  /// From international to niche, then others.
  package let byIssueScale: [MetricTable]

  /// - Parameter pairs: each id once, in any order.
  /// - Complexity: n log n in the pairs, and the bootstrap's.
  package init(
    candidate: String, judge: String, generators: Set<String>, pairs: [PairScore], bootstrap: ClusterBootstrap
  ) {
    self.candidate = candidate
    self.judge = judge
    self.generators = generators.sorted()
    let sorted = IndexedPair.sorted(pairs)
    articles = sorted.last.map { $0.article + 1 } ?? 0
    var overall = MetricTable(name: "all pairs", pairs: sorted)
    overall.addBootstrapIntervals(bootstrap, of: sorted)
    self.overall = overall
    orders = OrderEffects(sorted.lazy.map(\.score))
    distribution = ScoreDistribution(sorted.lazy.map(\.score))
    unscoredReasons = Dictionary(grouping: pairs.compactMap(\.unscoredReason)) { $0 }
      .map { UnscoredReason(reason: $0.key, pairs: $0.value.count) }
      .sorted { ($1.pairs, $0.reason) < ($0.pairs, $1.reason) }
    byCategory = MetricTable.tables(of: sorted, by: \.category)
      .sorted { ($1.pairs, $0.name) < ($0.pairs, $1.name) }
    byIssueScale = MetricTable.tables(of: sorted, by: \.issueScale)
      .sorted { (Self.rank($0.name), $0.name) < (Self.rank($1.name), $1.name) }
  }

  private static let issueScales = ["international", "national", "regional", "niche"]

  private static func rank(_ issueScale: String) -> Int {
    issueScales.firstIndex(of: issueScale) ?? issueScales.count
  }

  package var pairs: Int { overall.pairs }
  package var scored: Int { overall.scored }
  package var unscored: Int { overall.pairs - overall.scored }

  /// The mean adjusted score, −2…2.
  package var meanScore: Double? { overall[.pac].value.map { $0 / 100 * 4 - 2 } }
}

/// How many pairs have no score for one reason.
package struct UnscoredReason: Sendable, Equatable {
  package let reason: String
  package let pairs: Int

  package init(reason: String, pairs: Int) {
    self.reason = reason
    self.pairs = pairs
  }
}
