import Artifacts

/// How a MinHash signature is cut into bands for locality-sensitive hashing (Indyk and Motwani 1998; Leskovec,
/// Rajaraman and Ullman, "Mining of Massive Datasets", 3.4): two sets are compared if all rows of at least one band
/// agree.
struct Banding: Equatable, Sendable {
  let bands: Int
  let rows: Int

  /// Thresholds for which a banding exists.
  static let thresholds = 0.1...1.0

  /// The share of pairs exactly at the threshold that must be found, in expectation; pairs above it are found more
  /// often.
  static let leastRecall = 0.99

  /// The longest signature.
  static let functionLimit = 128

  /// The banding with the most rows (so the fewest needless comparisons) that still finds enough pairs at the
  /// threshold, and all the bands that a signature has room for. For 0.8 these are 21 bands of 6 rows, with a recall of
  /// 0.998.
  init(threshold: Double) throws(DeduplicationError) {
    guard Self.thresholds.contains(threshold) else { throw .badThreshold(threshold) }
    var best = Banding(bands: Self.functionLimit, rows: 1)
    for rows in 2...Self.functionLimit {
      let banding = Banding(bands: Self.functionLimit / rows, rows: rows)
      if banding.recall(at: threshold) >= Self.leastRecall { best = banding }
    }
    self = best
  }

  private init(bands: Int, rows: Int) {
    self.bands = bands
    self.rows = rows
  }

  var functionCount: Int { bands * rows }

  /// The probability 1 − (1 − *s*^rows)^bands that two sets of this Jaccard similarity are compared.
  func recall(at similarity: Double) -> Double {
    // Multiplied out: `pow` may differ between machines in its last digit.
    let bandAgrees = repeatElement(similarity, count: rows).reduce(1, *)
    return 1 - repeatElement(1 - bandAgrees, count: bands).reduce(1, *)
  }
}

/// Which sets have a band in common with a set.
struct BandIndex: Sendable {
  private let banding: Banding
  private var buckets: [[UInt64: [Int32]]]

  init(_ banding: Banding) {
    self.banding = banding
    buckets = Array(repeating: [:], count: banding.bands)
  }

  /// One number for each band of a signature.
  ///
  /// Bands that differ may, once in some 2⁶⁴ times, have one number: that costs a comparison and no more.
  func keys(of signature: [UInt64]) -> [UInt64] {
    (0..<banding.bands).map { band in
      signature[(band * banding.rows)..<((band + 1) * banding.rows)].reduce(0) { SplitMix64.mix($0 &+ $1) }
    }
  }

  mutating func insert(_ keys: [UInt64], number: Int) {
    for (band, key) in keys.enumerated() { buckets[band][key, default: []].append(Int32(number)) }
  }

  /// The numbers of the sets that share a band, ascending, each once.
  func candidates(for keys: [UInt64]) -> [Int] {
    var found: Set<Int32> = []
    for (band, key) in keys.enumerated() {
      if let bucket = buckets[band][key] { found.formUnion(bucket) }
    }
    return found.map(Int.init).sorted()
  }
}
