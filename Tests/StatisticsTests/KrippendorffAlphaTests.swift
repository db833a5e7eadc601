import Statistics
import Testing

struct KrippendorffAlphaTests {
  /// The example of Krippendorff (2011), section D: four observers, twelve units, ordinal alpha 0.815. All digits:
  /// `krippendorff.alpha(…, level_of_measurement="ordinal")` of the Python package krippendorff 0.9.0.
  @Test func `The published example`() throws {
    let units: [[Double]] = [
      [1, 1, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4], [4, 4, 4, 4], [1, 1, 2, 1],
      [2, 2, 2, 2], [5, 5, 5], [1, 1], [3],
    ]
    let alpha = try #require(krippendorffAlpha(ordinal: units))
    #expect(abs(alpha - 0.8153875037548814) < 1e-12)
  }

  /// The Python package krippendorff 0.9.0.
  @Test(
    arguments: [
      ([[-2, -1.5], [0, 0.5], [2, 2], [1], [-2, 2], [], [1, 1, 0.5], [0, 0, 0, -1]], 0.38895027624309386),
      ([[-2, 2], [2, -2], [-1, 1]], -2.0 / 3), ([[2, 2], [-2, -2], [0, 0]], 1), ([[1, 1], [1, 1], [1, 2]], 0),
      ([[0, 100], [50, 50]], -0.5),
    ] as [([[Double]], Double)])
  func `Scores with halves, units without a second rating, agreement and its opposite`(
    units: [[Double]], expected: Double
  ) throws {
    let alpha = try #require(krippendorffAlpha(ordinal: units))
    #expect(abs(alpha - expected) < 1e-12)
  }

  @Test func `Without two ratings that differ there is no alpha`() {
    for units in [[], [[]], [[1], [2]], [[1, 1], [1, 1, 1], [3]]] as [[[Double]]] {
      #expect(krippendorffAlpha(ordinal: units) == nil)
    }
  }

  @Test func `Alpha is the same for any order, for any monotone scale, and 1 for full agreement`() throws {
    var generator = Xoshiro256StarStar(seed: 6)
    for _ in 0..<20 {
      var units = (0..<60).map { _ in
        (0..<generator.next(below: 5)).map { _ in Double(generator.next(below: 9)) / 2 - 2 }
      }
      let alpha = try #require(krippendorffAlpha(ordinal: units))
      #expect(alpha < 1)
      let stretched = units.map { $0.map { $0 * $0 * $0 + 10 * $0 } }
      #expect(krippendorffAlpha(ordinal: stretched) == alpha)
      let agreeing = units.map { unit in unit.map { _ in unit[0] } }
      #expect(krippendorffAlpha(ordinal: agreeing) == 1)
      units = units.map { $0.shuffled(using: &generator) }.shuffled(using: &generator)
      #expect(krippendorffAlpha(ordinal: units) == alpha)
    }
  }
}
