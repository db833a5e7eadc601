package import Artifacts

/// The pairs that a page shows, drawn by the hashes of their ids. In the order of these, the pairs of one article are no
/// neighbours.
package struct PairSample: Sendable {
  private var drawn: HashSample<PairRecord>
  /// How many pairs were added, those left out too.
  package private(set) var addedCount = 0

  /// - Parameter size: the most pairs to keep, at least 1.
  package init(size: Int, seed: Int) {
    drawn = HashSample(size: size, seed: seed)
  }

  package var pairs: [PairRecord] { drawn.elements }

  /// Adds a pair, which once more changes nothing.
  ///
  /// - Throws: ``ReviewError/conflictingPair(id:)`` if another pair of the sample has its id.
  package mutating func add(_ pair: PairRecord) throws(ReviewError) {
    guard let kept = drawn.offer(pair, id: pair.id) else {
      addedCount += 1
      return
    }
    guard kept == pair else { throw .conflictingPair(id: pair.id) }
  }
}
