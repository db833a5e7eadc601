package import Artifacts
import Parallelism

/// All pairs of records of a list whose similarity is at least a threshold, found as ``Deduplicator`` finds near
/// duplicates, and verified exactly: what splits are to keep together.
///
/// At least 0.99 of those at the threshold are found, in expectation, and more above it. Of a bucket with very many
/// records each is compared with the first ones, so that records that are all alike stay connected.
package struct SimilarityEdges: Sendable {
  /// The places of two records in the list, the lesser first, and their Jaccard similarity (1 for texts that are equal
  /// after folding); ascending, each once.
  package private(set) var edges: [(Int, Int, Double)] = []

  /// - Parameters:
  ///   - threshold: from 0.1 to 1.
  ///   - phrases: what is taken out of account.
  ///   - threads: how many are used, at least 1; the edges do not depend on it.
  /// - Throws: ``DeduplicationError/badThreshold(_:)`` or `CancellationError`.
  @concurrent
  package init(
    _ pairs: [PairRecord], threshold: Double, phrases: SharedPhrases = .none, threads: Int
  ) async throws {
    let comparison = try PairComparison(threshold: threshold, phrases: phrases)
    var index = PairIndex(comparison)
    try await Self.forEachRun(of: pairs.count, threads) { run in
      var block = PairBlock(comparison)
      for pair in pairs[run] { block.add(pair, encoded: []) }
      block.finish()
      return block
    } consume: {
      index.append($0)
    }
    let order = (0..<Int32(pairs.count)).map(\.self)
    let buckets = try await BandBuckets(index, order: order, threads: threads)
    var firstEqual = [Fingerprint: Int]()
    let equals = index.entries.enumerated().map { place, entry in
      let first = firstEqual[entry.exactKey]
      if first == nil { firstEqual[entry.exactKey] = place }
      return first
    }
    var edges: [(Int, Int, Double)] = []
    try await Self.forEachRun(of: pairs.count, threads) { [index] run in
      Self.edges(of: run, index, buckets, equals)
    } consume: {
      edges += $0
    }
    self.edges = edges.sorted { ($0.0, $0.1) < ($1.0, $1.1) }
  }

  private static func edges(
    of run: Range<Int>, _ index: PairIndex, _ buckets: BandBuckets, _ equals: [Int?]
  ) -> [(Int, Int, Double)] {
    var edges: [(Int, Int, Double)] = []
    var candidates = CandidateList(count: run.upperBound)
    var shingles = ShingleSet()
    for place in run {
      if let equal = equals[place] { edges.append((equal, place, 1)) }
      for bucket in buckets.buckets(of: place) {
        candidates.add(
          buckets.members[buckets.range(of: Int(bucket))].prefix(CandidateList.bucketLimit).prefix { $0 < place })
      }
      let count = Int(index.entries[place].shingleCount)
      let threshold = index.comparison.threshold
      let (others, _) = candidates.take { other in
        let otherCount = Int(index.entries[other].shingleCount)
        return other != equals[place] && jaccard(common: min(count, otherCount), count, otherCount) >= threshold
      }
      guard !others.isEmpty else { continue }
      shingles.fill(index.texts(at: place))
      for other in others.map(Int.init) {
        let common = shingles.countInCommon(index.texts(at: other))
        let score = jaccard(common: common, count, Int(index.entries[other].shingleCount))
        if score >= threshold { edges.append((other, place, score)) }
      }
    }
    return edges
  }

  /// Makes something of runs of places on several threads, and takes it in order.
  private static func forEachRun<Made: Sendable>(
    of count: Int, _ threads: Int, make: @escaping @Sendable (Range<Int>) -> Made, consume: (Made) -> Void
  ) async throws {
    let length = 4096
    var runs = stride(from: 0, to: count, by: length).makeIterator()
    try await mapInOrder(limit: threads) {
      runs.next()
    } transform: { start in
      try Task.checkCancellation()
      return make(start..<min(start + length, count))
    } consume: { _, made in
      consume(made)
    }
  }
}
