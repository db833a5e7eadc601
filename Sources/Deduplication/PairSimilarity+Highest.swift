import Parallelism

extension PairSimilarity {
  /// The two most alike pairs of which one is of one set and the other of another: exactly, not by a sketch, and of
  /// equally alike ones those whose places come first. Pairs that are equal after folding have 1.
  ///
  /// - Returns: a place of `firsts` and one of `seconds`, or `nil` if no pair of one set has a shingle in common with one
  ///   of the other.
  /// - Throws: `CancellationError`.
  /// - Complexity: linear in the texts, plus the visits to pairs that share a rare shingle: at worst all comparisons.
  @concurrent
  package func highest(between firsts: [Int], and seconds: [Int]) async throws -> SimilarPair? {
    if let equal = equalTexts(firsts, seconds) { return equal }
    let isSwapped = firsts.count > seconds.count
    let (indexed, probes) = isSwapped ? (seconds, firsts) : (firsts, seconds)
    let order = RarestFirstOrder(index, indexed + probes)
    let search = RarestFirstSearch(index, order, indexed)
    var best: SimilarPair?
    var starts = stride(from: 0, to: probes.count, by: 512).makeIterator()
    try await mapInOrder(limit: threads) {
      starts.next().map { ($0, best?.score ?? 0) }
    } transform: { start, least in
      try Task.checkCancellation()
      return search.best(of: probes[start..<min(start + 512, probes.count)], least: least, isSwapped: isSwapped)
    } consume: { _, found in
      if let found, found.isBetter(than: best) { best = found }
    }
    return best
  }

  private func equalTexts(_ firsts: [Int], _ seconds: [Int]) -> SimilarPair? {
    var places: [Fingerprint: Int] = [:]
    for place in seconds.reversed() { places[index.entries[place].exactKey] = place }
    var best: SimilarPair?
    for place in firsts {
      guard let equal = places[index.entries[place].exactKey] else { continue }
      let found = SimilarPair(place, equal, 1)
      if found.isBetter(than: best) { best = found }
    }
    return best
  }
}
