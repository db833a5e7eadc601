import Statistics
import Testing

/// How often 95 % intervals hold the truth in 2,000 simulations: 93 % to 97 %, where chance alone moves the share by
/// half a percentage point.
struct CoverageTests {
  private static let runs = 2_000

  private static func isSound(_ hits: Int) -> Bool { (0.93...0.97).contains(share(hits)) }
  private static func share(_ hits: Int) -> Double { Double(hits) / Double(runs) }

  /// An interval by Student's t holds the truth exactly if its estimate is no further from it than this many errors.
  private static func quantile(_ degrees: Int) -> Double {
    StudentT(degreesOfFreedom: Double(degrees)).twoSidedQuantile(confidence: ConfidenceInterval.confidence)
  }

  private static func holds(_ estimate: Double?, _ error: Double?, _ truth: Double, quantile: Double) throws -> Bool {
    let (estimate, error) = (try #require(estimate), try #require(error))
    return abs(estimate - truth) <= quantile * error
  }

  @Test func `Intervals of means, of paired differences and of means with some clusters in common hold the truth`()
    async throws
  {
    let truth = (SimulatedArticles.truth(candidate: 0), SimulatedArticles.truth(candidate: 1))
    let quantile = Self.quantile(119)
    var generator = Xoshiro256StarStar(seed: 11)
    var (means, differences, contrasts) = (0, 0, 0)
    for run in 0..<Self.runs {
      // Other tests wait for a thread.
      if run.isMultiple(of: 50) { await Task.yield() }
      let articles = SimulatedArticles(count: 120, &generator)
      let clusters = articles.clusters
      let mean = ClusteredSample(values: articles.first, clusters: clusters)
      if try Self.holds(mean.mean, mean.standardError, truth.0, quantile: quantile) { means += 1 }
      let paired = ClusteredSample(values: zip(articles.first, articles.second).map { $0 - $1 }, clusters: clusters)
      if try Self.holds(paired.mean, paired.standardError, truth.0 - truth.1, quantile: quantile) { differences += 1 }
      // The first candidate on articles 0 to 79, the second on 40 to 119.
      let end = clusters.firstIndex { $0 >= 80 } ?? clusters.count
      let start = clusters.firstIndex { $0 >= 40 } ?? 0
      let contrast = try #require(
        ClusteredContrast(
          ClusteredSample(values: Array(articles.first[..<end]), clusters: Array(clusters[..<end])),
          ClusteredSample(values: Array(articles.second[start...]), clusters: Array(clusters[start...]))))
      let holds = try Self.holds(contrast.difference, contrast.standardError, truth.0 - truth.1, quantile: quantile)
      if holds { contrasts += 1 }
    }
    #expect(Self.isSound(means), "\(Self.share(means))")
    #expect(Self.isSound(differences), "\(Self.share(differences))")
    #expect(Self.isSound(contrasts), "\(Self.share(contrasts))")
  }

  /// With so few resamples the interval's ends are rough, which alone costs half a percentage point.
  @Test func `Percentile bootstrap intervals hold the truth`() async throws {
    let truth = SimulatedArticles.truth(candidate: 0)
    var generator = Xoshiro256StarStar(seed: 12)
    var hits = 0
    for run in 0..<Self.runs {
      if run.isMultiple(of: 50) { await Task.yield() }
      let articles = SimulatedArticles(count: 100, &generator)
      var totals = [ArticleTotals](repeating: ArticleTotals(), count: 100)
      for (article, value) in zip(articles.clusters, articles.first) {
        totals[article].sums[0] += value
        totals[article].counts[0] += 1
      }
      let intervals = try await ClusterBootstrap(resamples: 200, seed: run).intervals(of: totals)
      let interval = try #require(intervals[0])
      if interval.low <= truth, truth <= interval.high { hits += 1 }
    }
    #expect(Self.isSound(hits), "\(Self.share(hits))")
  }

  @Test(arguments: [(120, 15), (300, 4), (150, 50)])
  func `Wilson's intervals of a share hold the truth`(trials: Int, percent: Int) throws {
    var generator = Xoshiro256StarStar(seed: UInt64(trials))
    var hits = 0
    for _ in 0..<Self.runs {
      var successes = 0
      for _ in 0..<trials where generator.next(below: 100) < percent { successes += 1 }
      let interval = try #require(Proportion(successes, of: trials).interval)
      if interval.contains(Double(percent) / 100) { hits += 1 }
    }
    #expect(Self.isSound(hits), "\(Self.share(hits))")
  }
}
