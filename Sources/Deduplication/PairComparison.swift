/// How pairs are compared.
struct PairComparison: Sendable {
  /// The least Jaccard similarity of near duplicates.
  let threshold: Double
  let phrases: SharedPhrases
  let banding: Banding

  init(threshold: Double, phrases: SharedPhrases) throws(DeduplicationError) {
    self.threshold = threshold
    self.phrases = phrases
    banding = try Banding(threshold: threshold)
  }

  func bandKeys(of shingles: ShingleSet) -> [UInt32] {
    let sketch = SimilaritySketch(size: banding.sketchSize)
    return banding.keys(of: sketch.sketch(of: shingles.hashes))
  }

  var noBandKeys: [UInt32] { Array(repeating: 0, count: banding.bands) }
}
