/// Pairs that say the same by their embeddings, as far as these can be believed: they do not see polarity, so that two
/// pairs whose questions take opposite sides are no match by them alone.
///
/// Pairs are told by their ranks.
struct EmbeddingMatches: Sendable {
  struct Match: Sendable {
    let rank: Int
    let cosine: Double
    let isSwapped: Bool
  }

  /// For each rank the better ones that it matches.
  private var better: [Int: [Match]] = [:]
  /// How many were not believed.
  private(set) var oppositeCount = 0
  /// How many were believed because their language has no words that could tell.
  private(set) var uncheckedCount = 0

  /// - Parameters:
  ///   - neighbours: by rank.
  ///   - order: the places of the pairs by rank.
  init(_ neighbours: [EmbeddedPairs.Neighbours], _ polarity: Polarity, _ index: PairIndex, order: [Int32]) {
    for found in neighbours {
      let (place, other) = (Int(order[found.first]), Int(order[found.second]))
      let (questions, others) = (index.questions(at: place), index.questions(at: other))
      let believed = found.similarity.alignments.first { alignment in
        !polarity.areOpposite(
          questions, alignment.isSwapped ? others.reversed() : others, language: index.entries[place].language)
      }
      if let believed {
        if !polarity.knows(index.entries[place].language) { uncheckedCount += 1 }
        better[found.second, default: []].append(
          Match(rank: found.first, cosine: believed.cosine, isSwapped: believed.isSwapped))
      } else {
        oppositeCount += 1
      }
    }
  }

  /// The most alike of the better pairs that a rank matches, of equals the best.
  func best(of rank: Int, where isKept: (Int) -> Bool) -> Match? {
    (better[rank] ?? []).filter { isKept($0.rank) }.max { ($0.cosine, $1.rank) < ($1.cosine, $0.rank) }
  }
}

extension EmbeddedPairs.Similarity {
  /// The ways in which the sides match, the better one first.
  fileprivate var alignments: [(cosine: Double, isSwapped: Bool)] {
    let both = [(cosine: straight, isSwapped: false), (cosine: crosswise, isSwapped: true)]
    return (crosswise > straight ? both.reversed() : both).filter { $0.cosine.isFinite }
  }
}
