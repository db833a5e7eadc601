/// What all judgments come to together, whoever answered and judged.
package struct ScoringStatistics: Sendable, Equatable {
  /// A pair counts once for each candidate, answer and judge.
  package private(set) var judgments = 0
  package private(set) var scored = 0
  /// Judgments without a score by reason, the most frequent first.
  package private(set) var unscoredReasons: [UnscoredReason] = []
  /// Of judgments: what two judges were not shown of a response counts twice.
  package internal(set) var cut = CutResponses()
  package private(set) var pairs = 0
  /// As in ``EvaluationScores/articles``.
  package private(set) var articles = 0
  package private(set) var pairsWithoutArticle = 0
  package internal(set) var candidates = 0
  package internal(set) var judges = 0
  package internal(set) var generators = 0
  /// The most answers that a candidate gave to a question.
  package private(set) var samples = 0

  package init() {}

  /// - Parameter scores: one a judgment.
  /// - Complexity: linear in their number.
  init(_ scores: [PairScore]) {
    judgments = scores.count
    scored = scores.count(where: \.isScored)
    unscoredReasons = UnscoredReason.count(in: scores)
    pairs = Set(scores.lazy.map(\.id.pair)).count
    articles = Set(scores.lazy.map(\.article)).count
    pairsWithoutArticle = Set(scores.lazy.filter { !$0.isArticleKnown }.map(\.id.pair)).count
    samples = scores.lazy.map { $0.id.sample + 1 }.max() ?? 0
  }

  package var unscored: Int { judgments - scored }
}
