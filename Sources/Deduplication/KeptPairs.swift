import Artifacts

/// The pairs that were kept so far, and how to find those that a further pair duplicates.
struct KeptPairs {
  /// A kept pair that another one directly matches.
  struct Match {
    /// The kept pair's place in the order of keeping.
    let number: Int
    let method: DuplicateRecord.Method
    let score: Double
    let isSwapped: Bool
  }

  private struct Kept {
    let pair: FoldedPair
    /// How many shingles it has. The shingles themselves are made again when they are needed: they take ten times the
    /// memory of the texts.
    let shingleCount: Int
  }

  private let threshold: Double
  private let minHash: MinHash
  private var kept: [Kept] = []
  private var exact: [ExactKey: Int] = [:]
  private var index: BandIndex

  init(threshold: Double, banding: Banding) {
    self.threshold = threshold
    minHash = MinHash(functionCount: banding.functionCount)
    index = BandIndex(banding)
  }

  /// Keeps the pair unless it matches one that is kept already.
  ///
  /// - Returns: the match; of several the most similar, then the one that was kept first. `nil` if the pair was kept.
  /// - Complexity: linear in the pair's text and in the number of kept pairs that share a band with it.
  mutating func matchOrKeep(_ pair: FoldedPair) -> Match? {
    let key = pair.exactKey
    if let number = exact[key] {
      let isSwapped = kept[number].pair.forQuestion != pair.forQuestion
      return Match(number: number, method: .exact, score: 1, isSwapped: isSwapped)
    }
    if let shingles = pair.shingles {
      let bandKeys = index.keys(of: minHash.signature(of: shingles))
      if let match = bestNearMatch(pair, shingles, bandKeys) { return match }
      index.insert(bandKeys, number: kept.count)
      keep(pair, key, shingleCount: shingles.count)
    } else {
      keep(pair, key, shingleCount: 0)
    }
    return nil
  }

  private mutating func keep(_ pair: FoldedPair, _ key: ExactKey, shingleCount: Int) {
    exact[key] = kept.count
    kept.append(Kept(pair: pair, shingleCount: shingleCount))
  }

  private func bestNearMatch(_ pair: FoldedPair, _ shingles: ShingleSet, _ bandKeys: [UInt64]) -> Match? {
    var best: (number: Int, score: Double)?
    for number in index.candidates(for: bandKeys) {
      let highest = ShingleSet.highestJaccard(shingles.count, kept[number].shingleCount)
      guard highest >= threshold, highest > best?.score ?? 0, let others = kept[number].pair.shingles else { continue }
      let score = shingles.jaccard(others)
      if score >= threshold, score > best?.score ?? 0 { best = (number, score) }
    }
    guard let (number, score) = best else { return nil }
    return Match(
      number: number, method: .minhash, score: score, isSwapped: pair.isSwapped(against: kept[number].pair))
  }
}
