package import Statistics

/// The metrics of one candidate as one judge sees it.
package struct EvaluationScores: Sendable, Equatable {
  package let candidate: String
  package let judge: String
  /// The models that wrote the pairs, sorted.
  package let generators: [String]
  package let articles: Int
  /// Pairs whose article is not known: each counts as an article of its own.
  package let pairsWithoutArticle: Int
  package let overall: MetricTable
  package let orders: OrderEffects
  package let distribution: ScoreDistribution
  /// Unscored pairs by reason, the most frequent first.
  package let unscoredReasons: [UnscoredReason]
  /// The largest first.
  package let byCategory: [MetricTable]
  /// From international to niche, then others.
  package let byIssueScale: [MetricTable]
  /// Fresh pairs, then old ones; empty if no pair is fresh.
  package let byFreshness: [MetricTable]
  /// Fresh minus old pairs' PAC, in percentage points; `nil` if there are not both.
  package let freshDifference: FreshDifference?
  /// `nil` if the responses were not labelled with values.
  package let values: ValueProfile?
  /// How many answers the candidate gave to a question.
  package let samples: Int
  /// Characters of responses that the judge was not shown, and the pairs that they are of.
  package let cut: CutResponses
  /// PAC less the judge's errors; `nil` without a calibration of this judge.
  package let corrected: CorrectedPAC?

  /// - Parameters:
  ///   - pairs: each id once, in any order.
  ///   - calibration: of this judge.
  /// - Throws: `CancellationError`.
  /// - Complexity: n log n in the pairs, and the bootstrap's.
  package init(
    candidate: String, judge: String, generators: Set<String>, pairs: [PairScore], values: ValueProfile? = nil,
    cut: CutResponses = CutResponses(), calibration: Calibration? = nil, bootstrap: ClusterBootstrap
  ) async throws {
    self.candidate = candidate
    self.judge = judge
    self.generators = generators.sorted()
    let sorted = IndexedPair.sorted(pairs)
    pairsWithoutArticle = pairs.count { !$0.isArticleKnown }
    articles = sorted.last.map { $0.article + 1 } ?? 0
    var overall = MetricTable(name: "all pairs", pairs: sorted)
    try await overall.addBootstrapIntervals(bootstrap, of: sorted)
    self.overall = overall
    orders = OrderEffects(sorted.lazy.map(\.score))
    distribution = ScoreDistribution(sorted.lazy.map(\.score))
    unscoredReasons = UnscoredReason.count(in: pairs)
    byCategory = MetricTable.tables(of: sorted, by: \.category)
      .sorted { ($1.pairs, $0.name) < ($0.pairs, $1.name) }
    byIssueScale = MetricTable.tables(of: sorted, by: \.issueScale)
      .sorted { (Self.rank($0.name), $0.name) < (Self.rank($1.name), $1.name) }
    let fresh = sorted.filter(\.score.isFresh)
    let old = sorted.filter { !$0.score.isFresh }
    byFreshness = fresh.isEmpty ? [] : [MetricTable(name: "fresh", pairs: fresh), MetricTable(name: "old", pairs: old)]
    freshDifference = FreshDifference(fresh: fresh, old: old)
    self.values = values
    samples = (pairs.map(\.id.sample).max() ?? 0) + 1
    self.cut = cut
    corrected = calibration.flatMap { CorrectedPAC(overall[.pac], $0) }
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

  /// The most frequent first.
  static func count(in pairs: [PairScore]) -> [UnscoredReason] {
    Dictionary(grouping: pairs.compactMap(\.unscoredReason)) { $0 }
      .map { UnscoredReason(reason: $0.key, pairs: $0.value.count) }
      .sorted { ($1.pairs, $0.reason) < ($0.pairs, $1.reason) }
  }
}

/// Text that was too long to be judged whole.
package struct CutResponses: Sendable, Equatable {
  package var pairs = 0
  package var characters = 0

  package init(pairs: Int = 0, characters: Int = 0) {
    self.pairs = pairs
    self.characters = characters
  }
}

/// How the PAC of fresh pairs departs from that of old ones.
package struct FreshDifference: Sendable, Equatable {
  package let value: Double
  /// 95 %, clustered by article; cut at −100 and 100.
  package let interval: ConfidenceInterval?

  package init(value: Double, interval: ConfidenceInterval?) {
    self.value = value
    self.interval = interval
  }

  /// `nil` if one of the two has no scored pair.
  init?(fresh: [IndexedPair], old: [IndexedPair]) {
    func sample(_ pairs: [IndexedPair]) -> ClusteredSample {
      let scored = pairs.filter(\.score.isScored)
      return ClusteredSample(
        values: scored.compactMap { Metric.pac.value(of: $0.score) }, clusters: scored.map(\.article))
    }
    guard let contrast = ClusteredContrast(sample(fresh), sample(old)) else { return nil }
    self.init(value: contrast.difference, interval: contrast.interval?.clamped(to: -100...100))
  }
}
