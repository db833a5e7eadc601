/// What one article adds to up to four means: for each, the sum of its pairs' values and their number.
package struct ArticleTotals: Sendable, Equatable {
  package var sums: SIMD4<Double>
  package var counts: SIMD4<Double>

  package init(sums: SIMD4<Double> = .zero, counts: SIMD4<Double> = .zero) {
    self.sums = sums
    self.counts = counts
  }
}

/// The percentile bootstrap over articles: draws as many articles as there are, with replacement, again and again, and
/// looks how the means spread. Pairs of one article stay together, because they are not independent.
///
/// Source: B. Efron and R. Tibshirani, "An Introduction to the Bootstrap" (1993), chapter 13; quantiles between order
/// statistics as R's type 7 and NumPy's default.
package struct ClusterBootstrap: Sendable, Equatable {
  /// How often the articles are drawn anew. 0 leaves the bootstrap out.
  package let resamples: Int
  package let seed: Int

  package init(resamples: Int = 10_000, seed: Int = 0) {
    self.resamples = resamples
    self.seed = seed
  }

  /// The 95 % intervals of the four means; `nil` where fewer than two articles have a say.
  ///
  /// - Complexity: articles × resamples; 50,000 articles at 10,000 resamples take some five seconds.
  package func intervals(of articles: [ArticleTotals]) -> [ConfidenceInterval?] {
    var means = [[Double]](repeating: [], count: SIMD4<Double>.scalarCount)
    guard resamples > 0, articles.count > 1 else { return means.map { _ in nil } }
    for index in means.indices { means[index].reserveCapacity(resamples) }
    var generator = Xoshiro256StarStar(seed: UInt64(bitPattern: Int64(seed)))
    for _ in 0..<resamples {
      let total = Self.resample(articles, with: &generator)
      for index in means.indices where total.counts[index] > 0 {
        means[index].append(total.sums[index] / total.counts[index])
      }
    }
    return means.indices.map { index in
      let contributing = articles.lazy.filter { $0.counts[index] > 0 }.prefix(2).count
      return contributing < 2 ? nil : Self.interval(of: &means[index])
    }
  }

  private static func resample(
    _ articles: [ArticleTotals], with generator: inout Xoshiro256StarStar
  ) -> ArticleTotals {
    // Local copies stay in registers.
    var local = generator
    defer { generator = local }
    return articles.withUnsafeBufferPointer { articles in
      var sums = SIMD4<Double>()
      var counts = SIMD4<Double>()
      for _ in 0..<articles.count {
        let drawn = articles[local.next(below: articles.count)]
        sums += drawn.sums
        counts += drawn.counts
      }
      return ArticleTotals(sums: sums, counts: counts)
    }
  }

  private static func interval(of means: inout [Double]) -> ConfidenceInterval? {
    guard !means.isEmpty else { return nil }
    means.sort()
    let tail = (1 - ConfidenceInterval.confidence) / 2
    return ConfidenceInterval(low: quantile(tail, of: means), high: quantile(1 - tail, of: means))
  }

  /// The quantile of sorted values, linear between neighbours.
  static func quantile(_ share: Double, of sorted: [Double]) -> Double {
    let place = share * Double(sorted.count - 1)
    let below = Int(place)
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
  }
}
