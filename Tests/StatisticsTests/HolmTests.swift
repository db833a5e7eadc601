import Statistics
import Testing

struct HolmTests {
  /// `statsmodels.stats.multitest.multipletests(p, method="holm")`, statsmodels 0.15.0.
  @Test(
    arguments: [
      ([0.01, 0.04, 0.03, 0.005, 0.6, 0.02], [0.05, 0.09, 0.09, 0.03, 0.6, 0.08]), ([0.9, 0.8, 0.5], [1, 1, 1]),
      ([0.001, 0.001, 0.2], [0.003, 0.003, 0.2]), ([0.04], [0.04]), ([], []),
    ] as [([Double], [Double])])
  func `Corrected p-values are those of statsmodels`(pValues: [Double], expected: [Double]) {
    let corrected = holm(pValues)
    #expect(corrected.count == expected.count && zip(corrected, expected).allSatisfy { abs($0 - $1) < 1e-15 })
  }

  @Test func `Corrected p-values keep their order, grow, and stay at most 1`() {
    var generator = Xoshiro256StarStar(seed: 2)
    for count in 1...60 {
      let pValues = (0..<count).map { _ in Double(generator.next(below: 101)) / 100 }
      let corrected = holm(pValues)
      #expect(zip(pValues, corrected).allSatisfy { $0 <= $1 && $1 <= 1 })
      let sorted = pValues.indices.sorted { pValues[$0] < pValues[$1] }.map { corrected[$0] }
      #expect(zip(sorted, sorted.dropFirst()).allSatisfy { $0 <= $1 })
      #expect(holm(pValues.reversed()) == corrected.reversed())
    }
  }
}
