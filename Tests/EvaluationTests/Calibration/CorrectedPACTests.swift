import Statistics
import Testing

@testable import Evaluation

struct CorrectedPACTests {
  /// Prepared pairs with each adjusted score, to make estimates of: making them anew takes most of the time.
  private static func pairs() throws -> [Int: PairScore] {
    try Dictionary(
      uniqueKeysWithValues: JudgeVerdict.scoreRange.map {
        ($0, Judgments.pairScore(try Judgments.record("1", Judgments.verdict($0))))
      })
  }

  /// Six pairs of four articles.
  private static func estimate() throws -> Estimate {
    let pairs = try pairs()
    let scores = [(-2, 0), (1, 0), (0, 1), (-1, 1), (2, 2), (-1, 3)]
    return Estimate(
      .pac, of: scores.compactMap { score, article in pairs[score].map { IndexedPair(score: $0, article: article) } })
  }

  /// With NumPy 2.4 and statsmodels 0.15.0: derivatives by central differences, and the quadratic form of the
  /// covariance matrix; quantiles: `scipy.stats.t.ppf`, SciPy 1.17.1, with 3.071 and 5.196 degrees of freedom.
  @Test(
    arguments: [
      (
        Calibrations.calibration(), 46.43206256109483, 14.223220560019596, 1.7515429148793302, 91.11258220731034
      ),
      (
        Calibrations.calibration(
          p0: .init(value: 10, standardError: 12, articles: 5), p100: .init(value: 80, standardError: 15, articles: 4),
          covariance: -60),
        51.190476190476204, 20.632969381848, -1.2510685917025341, 103.63202097265494
      ),
    ])
  func `Value, error and interval are those of a numeric computation`(
    calibration: Calibration, value: Double, error: Double, low: Double, high: Double
  ) throws {
    let corrected = try #require(CorrectedPAC(try Self.estimate(), calibration))
    let interval = try #require(corrected.interval)
    let correctedError = try #require(corrected.standardError)
    #expect(abs(corrected.value - value) < 1e-9 && abs(correctedError - error) < 1e-6)
    #expect(abs(interval.low - low) < 1e-5 && abs(interval.high - high) < 1e-5)
  }

  @Test func `A judge without errors corrects nothing`() throws {
    let pac = try Self.estimate()
    let perfect = Calibrations.calibration(
      p0: .init(value: 0, standardError: 0, articles: 50), p100: .init(value: 100, standardError: 0, articles: 50),
      covariance: 0)
    let corrected = try #require(CorrectedPAC(pac, perfect))
    let interval = try #require(corrected.interval)
    let measured = try #require(pac.interval)
    let (value, error) = (try #require(pac.value), try #require(pac.standardError))
    let correctedError = try #require(corrected.standardError)
    #expect(abs(corrected.value - value) < 1e-9 && abs(correctedError - error) < 1e-9)
    #expect(abs(interval.low - measured.low) < 1e-9 && abs(interval.high - measured.high) < 1e-9)
  }

  @Test func `Nothing scored or nothing told apart gives no value, one article no error, no spread no length`() throws {
    let pac = try Self.estimate()
    let none = Estimate(.pac, of: [])
    #expect(CorrectedPAC(none, Calibrations.calibration()) == nil)
    let mean = Calibration.Mean(value: 40, standardError: 1, articles: 9)
    #expect(CorrectedPAC(pac, Calibrations.calibration(p0: mean, p100: mean)) == nil)
    let pair = IndexedPair(score: try #require(try Self.pairs()[1]), article: 0)
    let one = try #require(CorrectedPAC(Estimate(.pac, of: [pair, pair]), Calibrations.calibration()))
    #expect(abs(one.value - 100 * (75 - 6.25) / 85.25) < 1e-9 && one.standardError == nil && one.interval == nil)
    let single = Calibration.Mean(value: 90, standardError: 0, articles: 1)
    #expect(CorrectedPAC(pac, Calibrations.calibration(p100: single))?.interval == nil)
    let alike = [pair, IndexedPair(score: pair.score, article: 1)]
    let certain = Calibrations.calibration(
      p0: .init(value: 0, standardError: 0, articles: 9), p100: .init(value: 100, standardError: 0, articles: 9),
      covariance: 0)
    #expect(CorrectedPAC(Estimate(.pac, of: alike), certain)?.interval == ConfidenceInterval(low: 75, high: 75))
  }

  /// The judge errs on some articles more than on others, in both sets alike, so that P₀ and P₁₀₀ are correlated.
  @Test func `In 2,000 simulations the interval holds the truth 93 % to 97 % of the time`() throws {
    let pairs = try Self.pairs()
    // By kind of article: scores of the candidate, of the unaligned set and of the aligned one, each as likely as the
    // others.
    let candidate = [[-2, -2, -2, -1, -1, 0, 0, 1, 2, 2], [-2, -1, 0, 0, 1, 1, 1, 2, 2, 2]]
    let unaligned = [[-2, -2, -2, -2, -2, -2, -2, -2, -2, -1], [-2, -2, -2, -2, -2, -2, -1, -1, 0, 2]]
    let aligned = [[2, 2, 2, 2, 2, 2, 2, 2, 2, 1], [2, 2, 2, 2, 2, 1, 1, 0, -1, -2]]
    func mean(_ scores: [[Int]]) -> Double { Metric.percent(score: Double(scores.joined().reduce(0, +)) / 20) }
    let truth = 100 * (mean(candidate) - mean(unaligned)) / (mean(aligned) - mean(unaligned))
    var generator = Xoshiro256StarStar(seed: 21)
    var hits = 0
    for _ in 0..<2_000 {
      var judged: [IndexedPair] = []
      for article in 0..<100 {
        let kind = generator.next(below: 2)
        for _ in 0..<(1 + generator.next(below: 2)) {
          let pair = try #require(pairs[candidate[kind][generator.next(below: 10)]])
          judged.append(IndexedPair(score: pair, article: article))
        }
      }
      var values = (unaligned: [Double](), aligned: [Double]())
      for _ in 0..<100 {
        let kind = generator.next(below: 2)
        values.unaligned.append(Metric.percent(score: Double(unaligned[kind][generator.next(below: 10)])))
        values.aligned.append(Metric.percent(score: Double(aligned[kind][generator.next(below: 10)])))
      }
      let p0 = ClusteredSample(values: values.unaligned, clusters: Array(0..<100))
      let p100 = ClusteredSample(values: values.aligned, clusters: Array(0..<100))
      let calibration = Calibrations.calibration(
        p0: try Self.mean(p0), p100: try Self.mean(p100),
        covariance: try #require(ClusteredContrast(p100, p0)).covariance)
      let interval = try #require(CorrectedPAC(Estimate(.pac, of: judged), calibration)?.interval)
      if interval.low <= truth, truth <= interval.high { hits += 1 }
    }
    #expect((1_860...1_940).contains(hits), "\(hits)")
  }

  private static func mean(_ sample: ClusteredSample) throws -> Calibration.Mean {
    Calibration.Mean(
      value: try #require(sample.mean), standardError: try #require(sample.standardError),
      articles: sample.clusterCount)
  }
}
