import Parallelism

extension EmbeddedPairs {
  /// Two pairs by their places, the earlier one first.
  package struct Neighbours: Sendable, Equatable {
    package let first: Int
    package let second: Int
    package let similarity: Similarity
  }

  /// So many earlier neighbours a pair has at most: the first ones.
  static let neighbourLimit = 64

  /// All pairs whose cosine is at least a threshold: all are compared, none is passed over for the sake of speed.
  ///
  /// - Parameter threads: how many compute, at least 1; the result does not depend on it.
  /// - Returns: the neighbours, ascending by the later one, and how many pairs that may be neighbours were left out for
  ///   ``neighbourLimit``.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(*n*² *d*) for *n* pairs of *d* dimensions, of which mostly a part are looked at.
  @concurrent
  package func neighbours(cosine: Double, threads: Int) async throws -> (found: [Neighbours], leftOut: Int) {
    let middles = middles(of: isEmbedded.indices.map(\.self), cosine: cosine)
    let (size, bound) = (PartialDistances.blockSize, Self.squaredDistance(atCosine: cosine))
    var (found, leftOut) = ([Neighbours](), 0)
    var rows = stride(from: 0, to: isEmbedded.count, by: size).makeIterator()
    try await mapInOrder(limit: threads) {
      rows.next()
    } transform: { row in
      try Task.checkCancellation()
      var found: [[Neighbours]] = Array(repeating: [], count: size)
      var leftOut = 0
      for column in stride(from: 0, through: row, by: size) {
        middles.forEachNear(row, column, within: bound) { second, first in
          guard first < second else { return }
          guard found[second - row].count < Self.neighbourLimit else {
            leftOut += 1
            return
          }
          guard let similarity = similarity(first, second, atLeast: cosine) else { return }
          found[second - row].append(Neighbours(first: first, second: second, similarity: similarity))
        }
      }
      return (Array(found.joined()), leftOut)
    } consume: { _, ofRows in
      found += ofRows.0
      leftOut += ofRows.1
    }
    return (found, leftOut)
  }

  /// The two most alike pairs of which one is of one set and the other of another, with their cosine: of equally alike
  /// ones those whose places come first.
  ///
  /// - Returns: `nil` if one of the sets has no pair with vectors.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(*n* *m* *d*) for sets of *n* and *m* pairs, of which mostly a part is looked at.
  @concurrent
  package func highest(between firsts: [Int], and seconds: [Int], threads: Int) async throws -> SimilarPair? {
    let size = PartialDistances.blockSize
    let padding = [Int?](repeating: nil, count: (size - firsts.count % size) % size)
    let places = firsts + padding + seconds
    let firstColumn = firsts.count + padding.count
    let middles = middles(of: places, cosine: Self.defaultCosine)
    var best: SimilarPair?
    var rows = stride(from: 0, to: firsts.count, by: size).makeIterator()
    try await mapInOrder(limit: threads) {
      rows.next().map { ($0, best?.score ?? -1) }
    } transform: { row, least in
      try Task.checkCancellation()
      var best: SimilarPair?
      for column in stride(from: firstColumn, to: places.count, by: size) {
        let least = max(best?.score ?? least, least)
        middles.forEachNear(row, column, within: Self.squaredDistance(atCosine: least)) { row, column in
          guard let first = places[row], let second = places[column],
            let similarity = similarity(first, second, atLeast: least)
          else { return }
          let pair = SimilarPair(first, second, similarity.cosine)
          if pair.isBetter(than: best) { best = pair }
        }
      }
      return best
    } consume: { _, found in
      if let found, found.isBetter(than: best) { best = found }
    }
    return best
  }
}
