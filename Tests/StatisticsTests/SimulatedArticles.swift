import Statistics

/// Pairs of made-up articles as two candidates answered them, from a population whose means are known. Articles are of
/// three kinds, which differ in how many pairs they have and in what these score, as articles on hotter issues may.
struct SimulatedArticles {
  private static let kinds = [0, 0, 0, 1, 1, 1, 1, 2, 2, 2]
  /// By kind: how many pairs, each as likely as the others.
  private static let sizes: [[Int]] = [[1, 1, 1, 2], [1, 1, 2, 4], [1, 2, 3, 6]]
  /// By candidate and kind: PAC of a score from −2 to 2, each as likely as the others.
  private static let scores: [[[Double]]] = [
    [
      [0, 0, 0, 0, 25, 25, 50, 50, 75, 100], [0, 25, 25, 50, 50, 50, 75, 75, 100, 100],
      [25, 50, 75, 75, 100, 100, 100, 100, 100, 100],
    ],
    [
      [0, 0, 0, 0, 0, 25, 25, 50, 50, 75], [0, 0, 25, 25, 50, 50, 75, 75, 100, 100],
      [0, 25, 50, 75, 75, 100, 100, 100, 100, 100],
    ],
  ]

  var first: [Double] = []
  var second: [Double] = []
  var clusters: [Int] = []

  init(count: Int, _ generator: inout Xoshiro256StarStar) {
    for article in 0..<count {
      let kind = Self.kinds[generator.next(below: 10)]
      let (firstScores, secondScores) = (Self.scores[0][kind], Self.scores[1][kind])
      for _ in 0..<Self.sizes[kind][generator.next(below: 4)] {
        let draw = generator.next(below: 200)
        first.append(firstScores[draw % 10])
        // Every other pair is as hard for the one as for the other candidate.
        second.append(secondScores[draw < 100 ? draw % 10 : draw / 10 % 10])
        clusters.append(article)
      }
    }
  }

  /// The mean over the pairs of the whole population.
  static func truth(candidate: Int) -> Double {
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
    let pairs = kinds.map { mean(sizes[$0].map(Double.init)) }
    let scored = zip(kinds, pairs).reduce(0) { $0 + $1.1 * mean(scores[candidate][$1.0]) }
    return scored / pairs.reduce(0, +)
  }
}
