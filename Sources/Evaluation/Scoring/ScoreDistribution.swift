/// How many pairs have which adjusted score.
package struct ScoreDistribution: Sendable, Equatable {
  package struct Bin: Sendable, Equatable {
    package let score: Double
    package let pairs: Int
  }

  /// One for each of −2, −1.5, … 2, in this order. A mean of several judges counts for the nearest.
  package let bins: [Bin]

  init(_ pairs: some Sequence<PairScore>) {
    var counts = [Int](repeating: 0, count: 9)
    for score in pairs.compactMap(\.adjustedScore) { counts[Int(((score + 2) * 2).rounded())] += 1 }
    bins = counts.enumerated().map { Bin(score: Double($0.offset) / 2 - 2, pairs: $0.element) }
  }

  package var pairs: Int { bins.reduce(0) { $0 + $1.pairs } }
}
