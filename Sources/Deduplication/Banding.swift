import Artifacts

/// How a similarity sketch is cut into bands for locality-sensitive hashing (Indyk and Motwani 1998; Leskovec,
/// Rajaraman and Ullman, "Mining of Massive Datasets", 3.4): two sets are compared if all rows of at least one band
/// agree.
struct Banding: Equatable, Sendable {
  let bands: Int
  let rows: Int

  /// Thresholds for which a banding exists.
  static let thresholds = 0.1...1.0

  /// The share of pairs exactly at the threshold that must be found, in expectation; pairs above it are found more
  /// often. A little above 0.99, so that a sample that has bad luck keeps to that too.
  static let leastRecall = 0.992

  /// The longest sketch.
  static let sizeLimit = 144

  /// The banding with the most rows (so the fewest needless comparisons) that still finds enough pairs at the
  /// threshold, and all the bands that a sketch has room for. For 0.8 these are 24 bands of 6 rows, with a recall of
  /// 0.9993; for 0.6, 36 of 4 with 0.9933.
  init(threshold: Double) throws(DeduplicationError) {
    guard Self.thresholds.contains(threshold) else { throw .badThreshold(threshold) }
    var best = Banding(bands: Self.sizeLimit, rows: 1)
    for rows in 2...Self.sizeLimit {
      let banding = Banding(bands: Self.sizeLimit / rows, rows: rows)
      if banding.recall(at: threshold) >= Self.leastRecall { best = banding }
    }
    self = best
  }

  private init(bands: Int, rows: Int) {
    self.bands = bands
    self.rows = rows
  }

  var sketchSize: Int { bands * rows }

  /// The probability 1 − (1 − *s*^rows)^bands that two sets of this Jaccard similarity are compared.
  func recall(at similarity: Double) -> Double {
    // Multiplied out: `pow` may differ between machines in its last digit.
    let bandAgrees = repeatElement(similarity, count: rows).reduce(1, *)
    return 1 - repeatElement(1 - bandAgrees, count: bands).reduce(1, *)
  }

  /// One number for each band of a sketch.
  ///
  /// Bands that differ may, once in some 2³² times, have one number: that costs a comparison and no more.
  func keys(of sketch: [UInt64]) -> [UInt32] {
    (0..<bands).map { band in
      var key: UInt64 = 0
      for place in (band * rows)..<((band + 1) * rows) { key = SplitMix64.mix(key &+ sketch[place]) }
      return UInt32(truncatingIfNeeded: key >> 32)
    }
  }
}
