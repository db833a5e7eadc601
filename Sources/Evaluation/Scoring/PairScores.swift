import Artifacts

/// What one judge says of one candidate's pairs, each of which comes once.
struct PairScores: Sendable {
  private var scores: [PairScore.ID: PairScore] = [:]

  /// - Parameter record: what was scored.
  /// - Throws: ``ScoringError/duplicatePair(id:candidate:judge:)``.
  mutating func add(_ score: PairScore, of record: JudgmentRecord) throws(ScoringError) {
    guard scores.updateValue(score, forKey: score.id) == nil else {
      throw .duplicatePair(id: score.id, candidate: record.candidate, judge: record.judgeModel)
    }
  }

  /// In no order.
  var all: some Collection<PairScore> { scores.values }
}
