import Statistics

/// Every metric of some pairs: of all, of a category, of an issue scale.
package struct MetricTable: Sendable, Equatable {
  /// The category or the issue scale, as the pairs have it; empty where they have none.
  package let name: String
  package let pairs: Int
  package let scored: Int
  private var estimates: [Metric: Estimate]

  init(name: String, pairs: [IndexedPair]) {
    self.name = name
    self.pairs = pairs.count
    scored = pairs.count { $0.score.isScored }
    estimates = [:]
    for metric in Metric.allCases { estimates[metric] = Estimate(metric, of: pairs) }
  }

  package subscript(metric: Metric) -> Estimate {
    estimates[metric] ?? Estimate(metric, of: [])
  }

  static func tables(of pairs: [IndexedPair], by name: KeyPath<PairScore, String>) -> [MetricTable] {
    Dictionary(grouping: pairs) { $0.score[keyPath: name] }.map { MetricTable(name: $0.key, pairs: $0.value) }
  }

  /// - Parameter pairs: those of the table, sorted by article.
  /// - Throws: `CancellationError`.
  mutating func addBootstrapIntervals(_ bootstrap: ClusterBootstrap, of pairs: [IndexedPair]) async throws {
    var articles: [ArticleTotals] = []
    for pair in pairs {
      if pair.article == articles.count { articles.append(ArticleTotals()) }
      for (place, metric) in Metric.headline.enumerated() {
        guard let value = metric.value(of: pair.score) else { continue }
        articles[pair.article].sums[place] += value
        articles[pair.article].counts[place] += 1
      }
    }
    for (metric, interval) in zip(Metric.headline, try await bootstrap.intervals(of: articles)) {
      estimates[metric]?.bootstrapInterval = interval
    }
  }
}
