import Statistics

/// One pair as two candidates answered it.
struct SharedPair: Sendable {
  /// As in ``IndexedPair``; the first candidate's, if the two say different articles.
  let article: Int
  let first: PairScore
  let second: PairScore
}

/// A metric of two candidates over the pairs for which both have a value of it.
struct PairedDifferences: Sendable {
  private var clusters: [Int] = []
  private var firstValues: [Double] = []
  private var secondValues: [Double] = []

  /// - Parameter pairs: sorted by article.
  init(_ metric: Metric, of pairs: [SharedPair]) {
    for pair in pairs {
      guard let first = metric.value(of: pair.first), let second = metric.value(of: pair.second) else { continue }
      clusters.append(pair.article)
      firstValues.append(first)
      secondValues.append(second)
    }
  }

  /// The row without the correction for other rows.
  func row(_ first: String, _ second: String, _ metric: Metric, test: SignFlipTest) async throws -> Comparison.Row {
    let differences = ClusteredSample(values: zip(firstValues, secondValues).map { $0 - $1 }, clusters: clusters)
    return Comparison.Row(
      first: first, second: second, metric: metric, firstValue: Self.mean(firstValues),
      secondValue: Self.mean(secondValues), difference: differences.mean, standardError: differences.standardError,
      interval: differences.interval?.clamped(to: -100...100),
      pValue: try await test.pValue(ofClusterSums: differences.clusterSums),
      adjustedPValue: nil, pairs: clusters.count, articles: differences.clusterCount)
  }

  private static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }
}
