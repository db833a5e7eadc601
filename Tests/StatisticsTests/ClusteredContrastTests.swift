import Statistics
import Testing

struct ClusteredContrastTests {
  private static let first = ClusteredSample(
    values: [0, 25, 100, 50, 75, 75, 0, 100, 25, 50, 50, 87.5], clusters: [0, 0, 0, 1, 2, 2, 3, 3, 3, 3, 4, 5])
  private static let secondValues: [Double] = [25, 25, 50, 100, 0, 12.5, 75, 50, 100, 0]

  /// `OLS(values, ones).fit(cov_type="cluster", use_t=True)` of statsmodels 0.15.0, whose correction for few clusters
  /// is C/(C − 1) · (n − 1)/(n − k), which with the mean as the only parameter, k = 1, is ours.
  @Test func `The clustered error and interval of a mean are those of statsmodels`() throws {
    let interval = try #require(Self.first.interval)
    let error = try #require(Self.first.standardError)
    #expect(abs(error - 6.893913378239297) < 1e-12 && Self.first.mean == 53.125)
    #expect(abs(interval.low - 35.40363149344791) < 1e-9 && abs(interval.high - 70.84636850655215) < 1e-9)
  }

  /// Clusters of the second sample; then covariance, standard error and interval. From the errors that statsmodels
  /// gives, without its correction, for either sample and for the difference as the slope on a dummy variable;
  /// multiplied by C/(C − 1) of either sample, and of the covariance by the root of both. Quantiles:
  /// `scipy.stats.t.ppf`.
  @Test(
    arguments: [
      ([0, 0, 1, 2, 2, 3, 4, 4, 5, 5], 33.00781250000003, 5.585509526145908, -4.98300933068427, 23.73300933068427),
      ([3, 3, 4, 5, 5, 6, 7, 7, 8, 9], 17.910007155867977, 10.83675200517191, -15.139436169967446, 33.889436169967446),
      ([5, 5, 6, 7, 7, 8, 9, 9, 10, 10], -12.890625, 11.090301694122966, -15.335732084924572, 34.08573208492457),
      ([20, 20, 21, 22, 22, 23, 24, 24, 25, 25], 0, 9.859692777499038, -12.326037486338095, 31.076037486338095),
    ])
  func `Differences of samples with all, some, one and no clusters in common are those of statsmodels`(
    clusters: [Int], covariance: Double, error: Double, low: Double, high: Double
  ) throws {
    let second = ClusteredSample(values: Self.secondValues, clusters: clusters)
    let contrast = try #require(ClusteredContrast(Self.first, second))
    let interval = try #require(contrast.interval)
    #expect(abs(contrast.difference - 9.375) < 1e-12 && abs(contrast.covariance - covariance) < 1e-9)
    let contrastError = try #require(contrast.standardError)
    #expect(abs(contrastError - error) < 1e-9)
    #expect(abs(interval.low - low) < 1e-9 && abs(interval.high - high) < 1e-9)
    let mirrored = try #require(ClusteredContrast(second, Self.first))
    #expect(mirrored.difference == -contrast.difference && abs(mirrored.covariance - covariance) < 1e-9)
  }

  @Test func `Where both samples have the same pairs the error is the one of paired differences`() throws {
    let clusters = [0, 0, 1, 2, 2, 2, 3]
    let values: [[Double]] = [[0, 50, 75, 100, 25, 0, 50], [25, 50, 50, 100, 0, 75, 100]]
    let paired = ClusteredSample(values: zip(values[0], values[1]).map { $0 - $1 }, clusters: clusters)
    let contrast = try #require(
      ClusteredContrast(
        ClusteredSample(values: values[0], clusters: clusters), ClusteredSample(values: values[1], clusters: clusters)))
    let (mean, error) = (try #require(paired.mean), try #require(paired.standardError))
    let contrastError = try #require(contrast.standardError)
    #expect(abs(contrast.difference - mean) < 1e-12 && abs(contrastError - error) < 1e-12)
    let same = try #require(ClusteredContrast(Self.first, Self.first))
    #expect(same.difference == 0 && same.standardError == 0)
  }

  @Test func `No values, no difference; one cluster, no error`() {
    let none = ClusteredSample(values: [], clusters: [])
    #expect(ClusteredContrast(none, Self.first) == nil && ClusteredContrast(Self.first, none) == nil)
    let one = ClusteredContrast(Self.first, ClusteredSample(values: [50, 25], clusters: [3, 3]))
    #expect(one?.difference == 15.625 && one?.standardError == nil && one?.interval == nil && one?.covariance == 0)
  }
}
