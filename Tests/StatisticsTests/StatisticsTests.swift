import Artifacts
import Statistics
import Testing

struct StatisticsTests {
  /// `scipy.stats.t.ppf(0.5 + confidence / 2, df)`, SciPy 1.17.1.
  @Test(
    arguments: [
      (0.95, 1, 12.706204736174694), (0.95, 2, 4.302652729749462), (0.95, 5, 2.5705818356363146),
      (0.95, 29, 2.045229642132703), (0.95, 196, 1.9721412216620415), (0.95, 1000, 1.9623390808264083),
      (0.95, 49_999, 1.9600114320426525), (0.95, 999_999, 1.9599663568164791), (0.99, 3, 5.840909309733355),
      (0.5, 7, 0.7111417780817866),
    ])
  func `Quantiles of Student's t are SciPy's`(confidence: Double, degrees: Int, expected: Double) {
    let quantile = StudentT(degreesOfFreedom: Double(degrees)).twoSidedQuantile(confidence: confidence)
    #expect(abs(quantile / expected - 1) < 1e-9)
  }

  /// `scipy.special.betainc(a, b, x)`, SciPy 1.17.1.
  @Test(
    arguments: [
      (0.5, 2, 3, 0.6875), (0.1, 0.5, 0.5, 0.20483276469913345), (0.99, 100, 0.5, 0.1567758654244408),
      (0.3, 10, 2, 4.723919999999998e-05), (0.7, 0.3, 8, 0.9999937214393818), (1e-6, 3, 0.5, 3.125001171875703e-19),
    ])
  func `The incomplete beta function is SciPy's`(x: Double, a: Double, b: Double, expected: Double) {
    #expect(abs(regularizedIncompleteBeta(x: x, complement: 1 - x, a: a, b: b) / expected - 1) < 1e-12)
  }

  @Test func `The incomplete beta function's ends`() {
    #expect(regularizedIncompleteBeta(x: 0, complement: 1, a: 2, b: 2) == 0)
    #expect(regularizedIncompleteBeta(x: 1, complement: 0, a: 2, b: 2) == 1)
  }

  /// From the authors' C code at https://prng.di.unimi.it, and a second implementation of it in Python.
  @Test func `The generators give their published numbers`() {
    var seeder = SplitMix64(state: 1_234_567)
    #expect(
      (0..<3).map { _ in seeder.next() } == [0x599e_d017_fb08_fc85, 0x2c73_f084_5854_0fa5, 0x883e_bce5_a3f2_7c77])
    var generator = Xoshiro256StarStar(seed: 0)
    #expect(
      (0..<4).map { _ in generator.next() }
        == [0x99ec_5f36_cb75_f2b4, 0xbf6e_1f78_4956_452a, 0x1a5f_849d_4933_e6e0, 0x6aa5_94f1_262d_2d2c])
    var below = [0, 0, 0]
    for _ in 0..<3_000 { below[generator.next(below: 3)] += 1 }
    #expect(below.allSatisfy { (900...1_100).contains($0) })
  }

  @Test func `A clustered error by hand, and none from one cluster`() {
    let sample = ClusteredSample(values: [1, 3, 5, 7], clusters: [0, 0, 1, 2])
    // The mean is 4; the clusters' deviations are −4, 1 and 3: 3/2 · (16 + 1 + 9) = 39.
    #expect(sample.mean == 4 && sample.clusterCount == 3 && sample.standardError == 39.0.squareRoot() / 4)
    let one = ClusteredSample(values: [1, 3], clusters: [5, 5])
    #expect(one.mean == 2 && one.standardError == nil && one.interval == nil)
    let none = ClusteredSample(values: [], clusters: [])
    #expect(none.mean == nil && none.standardError == nil && none.clusterCount == 0)
  }

  @Test func `A sample without spread has an interval without length`() {
    let sample = ClusteredSample(values: [50, 50], clusters: [0, 1])
    #expect(sample.interval == ConfidenceInterval(low: 50, high: 50))
    let interval = ConfidenceInterval(low: -3, high: 140)
    #expect(interval.clamped(to: 0...100) == ConfidenceInterval(low: 0, high: 100))
  }

  @Test func `The bootstrap is the same for one seed and another for another`() async throws {
    let articles = (0..<40).map { index in
      var totals = ArticleTotals()
      totals.sums[0] = Double(index * index % 17)
      totals.counts[0] = Double(1 + index % 3)
      if index == 7 { totals.counts[1] = 1 }
      return totals
    }
    let first = try await ClusterBootstrap(resamples: 200, seed: 5).intervals(of: articles)
    let again = try await ClusterBootstrap(resamples: 200, seed: 5).intervals(of: articles)
    let other = try await ClusterBootstrap(resamples: 200, seed: 6).intervals(of: articles)
    #expect(first == again && first != other)
    #expect(first[0] != nil && first[1] == nil && first[2] == nil)
    let none = try await ClusterBootstrap(resamples: 0).intervals(of: articles)
    let one = try await ClusterBootstrap(resamples: 9).intervals(of: Array(articles.prefix(1)))
    #expect(none == [nil, nil, nil, nil] && one == none)
  }
}
