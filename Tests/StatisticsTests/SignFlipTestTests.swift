import Statistics
import Testing

struct SignFlipTestTests {
  /// `scipy.stats.permutation_test(…, permutation_type="samples", n_resamples=inf)` of the sum, SciPy 1.17.1.
  @Test(
    arguments: [
      ([12.5, -25, 50, 75, 25, 0, -12.5, 100], 0.15625), ([1, 2, 3, 4, 5], 0.0625),
      ([0.1, 0.2, -0.3, 0.1, 0.2, 0.4], 0.34375), ([3, -3], 1), ([7, 7], 0.5),
      ([33.3, -12.1, 4.4, 18.9, -7.7, 25.2, 40.1, -3.3, 9.9, 14.2, -22.8, 6.1], 0.130859375),
    ] as [([Double], Double)])
  func `With few articles the p-value is exact, as SciPy's`(sums: [Double], expected: Double) async throws {
    let pValue = try await SignFlipTest().pValue(ofClusterSums: sums)
    let mirrored = try await SignFlipTest().pValue(ofClusterSums: sums.map { -$0 })
    #expect(pValue == expected && mirrored == expected)
  }

  private static let twenty: [Double] = [
    25, -50, 12.5, 75, -25, 37.5, 50, -12.5, 62.5, 25, -75, 100, 12.5, -37.5, 50, 25, -12.5, 87.5, -62.5, 37.5,
  ]

  /// The exact value is from all 2²⁰ settings in NumPy.
  @Test func `With many articles drawn signs come near the exact value`() async throws {
    let test = SignFlipTest(permutations: 20_000, seed: 4)
    let pValue = try #require(try await test.pValue(ofClusterSums: Self.twenty))
    // Four standard errors of a share from 20,000 draws.
    #expect(abs(pValue - 0.17307090759277344) < 0.011)
    let exact = try await SignFlipTest(permutations: 1 << 20).pValue(ofClusterSums: Self.twenty)
    #expect(exact == 0.17307090759277344)
  }

  @Test func `Neither signs nor articles without a difference change a drawn p-value, nor another run; a seed does`()
    async throws
  {
    func pValue(_ sums: [Double], seed: Int = 1) async throws -> Double? {
      try await SignFlipTest(permutations: 3_001, seed: seed).pValue(ofClusterSums: sums)
    }
    let first = try await pValue(Self.twenty)
    let again = try await pValue(Self.twenty)
    let mirrored = try await pValue(Self.twenty.map { -$0 })
    let padded = try await pValue(Self.twenty + [0, 0, 0])
    let other = try await pValue(Self.twenty, seed: 2)
    #expect(first == again && first == padded && first == mirrored && first != other)
  }

  @Test func `The least drawn p-value counts the observed signs, and no articles give none`() async throws {
    let least = try await SignFlipTest(permutations: 999).pValue(ofClusterSums: [Double](repeating: 1, count: 60))
    let none = try await SignFlipTest().pValue(ofClusterSums: [])
    let equal = try await SignFlipTest().pValue(ofClusterSums: [0, 0, 0])
    let leftOut = try await SignFlipTest(permutations: 0).pValue(ofClusterSums: [1, 2])
    #expect(least == 0.001 && none == nil && equal == 1 && leftOut == nil)
  }

  @Test func `Sums that only rounding tells apart count as equal`() async throws {
    // 0.1 + 0.2 − 0.3 is not 0 in binary, but the settings of 1, 2 and 3 whose sum is 0 are as far from 0 as it is.
    let tenths = try await SignFlipTest().pValue(ofClusterSums: [0.1, 0.2, -0.3])
    let ones = try await SignFlipTest().pValue(ofClusterSums: [1, 2, -3])
    #expect(tenths == 1 && ones == 1)
  }

  @Test func `A cancelled test throws`() async {
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      _ = try await SignFlipTest().pValue(ofClusterSums: Self.twenty)
    }
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func `Under the null hypothesis p-values are uniform`() async throws {
    var generator = Xoshiro256StarStar(seed: 8)
    var pValues: [Double] = []
    for run in 0..<500 {
      let sums = (0..<30).map { _ in Double(generator.next(below: 17) - 8) }
      pValues.append(try #require(try await SignFlipTest(permutations: 199, seed: run).pValue(ofClusterSums: sums)))
    }
    for level in [0.05, 0.25, 0.5, 0.75] {
      let share = Double(pValues.count { $0 <= level }) / 500
      // Three standard errors; sums in whole numbers tie now and then, which makes p-values a little larger.
      #expect(abs(share - level) < 3 * (level * (1 - level) / 500).squareRoot() + 0.02, "\(level): \(share)")
    }
  }
}
