/// What one article adds to up to four means: for each, the sum of its pairs' values and their number.
package struct ArticleTotals: Sendable, Equatable {
  package var sums: SIMD4<Double>
  package var counts: SIMD4<Double>

  package init(sums: SIMD4<Double> = .zero, counts: SIMD4<Double> = .zero) {
    self.sums = sums
    self.counts = counts
  }

  /// The sums, then the counts.
  fileprivate var numbers: [Double] {
    (0..<SIMD4<Double>.scalarCount).map { sums[$0] } + (0..<SIMD4<Double>.scalarCount).map { counts[$0] }
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
  /// - Throws: `CancellationError`.
  /// - Complexity: articles × resamples, on all cores.
  @concurrent
  package func intervals(of articles: [ArticleTotals]) async throws -> [ConfidenceInterval?] {
    var means = [[Double]](repeating: [], count: SIMD4<Double>.scalarCount)
    guard resamples > 0, articles.count > 1 else { return means.map { _ in nil } }
    for index in means.indices { means[index].reserveCapacity(resamples) }
    let numbers = articles.flatMap(\.numbers)
    try await forEachSeededBlock(of: resamples, length: 64, seed: seed) { count, generator in
      (0..<count).map { _ in Self.resample(numbers, with: &generator) }
    } consume: { totals in
      for total in totals {
        for index in means.indices where total.counts[index] > 0 {
          means[index].append(total.sums[index] / total.counts[index])
        }
      }
    }
    return means.indices.map { index in
      let contributing = articles.lazy.filter { $0.counts[index] > 0 }.prefix(2).count
      return contributing < 2 ? nil : Self.interval(of: &means[index])
    }
  }

  /// Counts how often each article is drawn, then adds the articles up in their order, since memory is slow to read in
  /// another. Single numbers behind pointers are several times as fast as vectors in a build without optimization, and
  /// as fast in others.
  ///
  /// - Parameter numbers: ``ArticleTotals/numbers`` of article after article.
  private static func resample(_ numbers: [Double], with generator: inout Xoshiro256StarStar) -> ArticleTotals {
    var times = [Double](repeating: 0, count: numbers.count / 8)
    return times.withUnsafeMutableBufferPointer { times in
      draw(into: times, with: &generator)
      return numbers.withUnsafeBufferPointer { sum($0, times: UnsafeBufferPointer(times)) }
    }
  }

  private static func draw(into times: UnsafeMutableBufferPointer<Double>, with generator: inout Xoshiro256StarStar) {
    guard let first = times.baseAddress else { return }
    // A local copy stays in registers.
    var local = generator
    var left = times.count
    while left > 0 {
      first[local.next(below: times.count)] += 1
      left &-= 1
    }
    generator = local
  }

  private static func sum(_ numbers: UnsafeBufferPointer<Double>, times: UnsafeBufferPointer<Double>) -> ArticleTotals {
    guard var number = numbers.baseAddress, let times = times.baseAddress else { return ArticleTotals() }
    let articles = numbers.count / 8
    var (sum0, sum1, sum2, sum3) = (0.0, 0.0, 0.0, 0.0)
    var (count0, count1, count2, count3) = (0.0, 0.0, 0.0, 0.0)
    var article = 0
    while article < articles {
      let weight = times[article]
      sum0 += weight * number[0]
      sum1 += weight * number[1]
      sum2 += weight * number[2]
      sum3 += weight * number[3]
      count0 += weight * number[4]
      count1 += weight * number[5]
      count2 += weight * number[6]
      count3 += weight * number[7]
      number += 8
      article &+= 1
    }
    return ArticleTotals(
      sums: SIMD4(sum0, sum1, sum2, sum3), counts: SIMD4(count0, count1, count2, count3))
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
