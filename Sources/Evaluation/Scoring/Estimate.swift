package import Statistics

/// A metric of some pairs, in percent, with what is known of its error.
package struct Estimate: Sendable, Equatable {
  /// `nil` if no pair counts.
  package let value: Double?
  /// Clustered by article; `nil` if the pairs are from fewer than two articles.
  package let standardError: Double?
  /// 95 %, Student's t with one degree of freedom less than there are articles; cut at 0 and 100.
  package let interval: ConfidenceInterval?
  /// 95 %, percentile bootstrap over articles; only for ``Metric/headline`` metrics of all pairs together.
  package var bootstrapInterval: ConfidenceInterval?
  /// The pairs over which the mean is, and their articles.
  package let pairs: Int
  package let articles: Int
  /// What the metric could have been, had the unscored pairs been scored, or for VDR labelled: at worst, and at best.
  package let lowest: Double?
  package let highest: Double?

  /// - Parameter pairs: sorted by article.
  init(_ metric: Metric, of pairs: some Sequence<IndexedPair>) {
    var values: [Double] = []
    var clusters: [Int] = []
    var missing = 0
    for pair in pairs {
      if metric.isMissing(in: pair.score) { missing += 1 }
      guard let value = metric.value(of: pair.score) else { continue }
      values.append(value)
      clusters.append(pair.article)
    }
    let sample = ClusteredSample(values: values, clusters: clusters)
    value = sample.mean
    standardError = sample.standardError
    interval = sample.interval?.clamped(to: 0...100)
    self.pairs = values.count
    articles = sample.clusterCount
    let sum = values.reduce(0, +)
    let possible = Double(values.count + (metric.isOverAllPairs ? 0 : missing))
    lowest = possible == 0 ? nil : sum / possible
    highest = possible == 0 ? nil : (sum + 100 * Double(missing)) / possible
  }
}

/// A pair and the place of its article among all articles in order.
struct IndexedPair: Sendable {
  let score: PairScore
  let article: Int

  /// The pairs sorted by article and id, so that no result depends on the order of lines in a file.
  static func sorted(_ pairs: [PairScore]) -> [IndexedPair] {
    let sorted = pairs.sorted { ($0.article, $0.id) < ($1.article, $1.id) }
    var article = -1
    var last: String?
    return sorted.map { pair in
      if pair.article != last { article += 1 }
      last = pair.article
      return IndexedPair(score: pair, article: article)
    }
  }
}
