package import Artifacts

/// The scores of all judgments in a file: usually one candidate and one judge, else each of them apart.
package struct Scores: Sendable, Equatable {
  /// Sorted by candidate and judge.
  package let evaluations: [EvaluationScores]
  package let bootstrap: ClusterBootstrap
  /// Warnings that must travel with the scores.
  package let notices: [String]
}

/// Takes judgments one at a time and keeps of each only what the metrics need.
package struct ScoreCollector: Sendable {
  /// What sets one evaluation apart from another.
  package struct Key: Hashable, Sendable {
    package let candidate: String
    package let judge: String

    package init(candidate: String, judge: String) {
      self.candidate = candidate
      self.judge = judge
    }
  }

  private struct Group: Sendable {
    var generators: Set<String> = []
    var ids: Set<String> = []
    var pairs: [PairScore] = []
  }

  private var groups: [Key: Group] = [:]

  package init() {}

  /// - Returns: what was read of the judgment.
  /// - Throws: ``ScoringError/duplicatePair(id:candidate:judge:)``.
  @discardableResult
  package mutating func add(
    _ record: JudgmentRecord
  ) throws(ScoringError) -> (score: PairScore, reading: JudgmentReading) {
    let reading = JudgmentReading(record)
    let score = PairScore(record, reading)
    let key = Key(candidate: record.candidate, judge: record.judgeModel)
    guard groups[key, default: Group()].ids.insert(record.id).inserted else {
      throw .duplicatePair(id: record.id, candidate: key.candidate, judge: key.judge)
    }
    groups[key]?.generators.insert(record.generator)
    groups[key]?.pairs.append(score)
    return (score, reading)
  }

  package var isEmpty: Bool { groups.isEmpty }

  package func scores(bootstrap: ClusterBootstrap) -> Scores {
    let sorted = groups.sorted { ($0.key.candidate, $0.key.judge) < ($1.key.candidate, $1.key.judge) }
    let models = sorted.flatMap { [$0.key.candidate, $0.key.judge] + $0.value.generators }
    return Scores(
      evaluations: sorted.map { key, group in
        EvaluationScores(
          candidate: key.candidate, judge: key.judge, generators: group.generators, pairs: group.pairs,
          bootstrap: bootstrap)
      },
      bootstrap: bootstrap,
      notices: models.contains(offlineModelName) ? [offlineNotice] : [])
  }
}
