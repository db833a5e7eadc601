package import Artifacts

/// How alike the pairs of a list are, as ``Deduplicator`` compares them: what splits are to keep together, and what is
/// left between them.
///
/// Pairs are told by their places in the list.
package struct PairSimilarity: Sendable {
  let index: PairIndex
  let threads: Int

  /// - Parameters:
  ///   - threshold: the least Jaccard similarity of the edges, from 0.1 to 1.
  ///   - phrases: what is taken out of account.
  ///   - threads: how many are used, at least 1; nothing but time depends on it.
  /// - Throws: ``DeduplicationError/badThreshold(_:)`` or `CancellationError`.
  /// - Complexity: linear in the texts.
  @concurrent
  package init(_ pairs: [PairRecord], threshold: Double, phrases: SharedPhrases, threads: Int) async throws {
    self.threads = threads
    let comparison = try PairComparison(threshold: threshold, phrases: phrases)
    var index = PairIndex(comparison)
    try await forEachRun(of: 0..<pairs.count, threads: threads) { run in
      var block = PairBlock(comparison)
      for pair in pairs[run] { block.add(pair, recordLength: 0) }
      block.finish()
      return block
    } consume: {
      index.append($0)
    }
    self.index = index
  }
}

/// Two pairs by their places in a list, and how alike they are.
package struct SimilarPair: Sendable, Hashable {
  package let first: Int
  package let second: Int
  /// A Jaccard similarity, from 0 to 1, or a cosine, from −1 to 1.
  package let score: Double

  package init(_ first: Int, _ second: Int, _ score: Double) {
    (self.first, self.second, self.score) = (first, second, score)
  }

  /// Whether it is the more alike, of equals the one whose places come first.
  func isBetter(than other: SimilarPair?) -> Bool {
    guard let other else { return true }
    return score == other.score ? (first, second) < (other.first, other.second) : score > other.score
  }
}
