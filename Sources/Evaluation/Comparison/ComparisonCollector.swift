package import Artifacts
package import Statistics

/// Takes the judgments of several runs one at a time. A run is one candidate's part of one file.
package struct ComparisonCollector: Sendable {
  private struct Run: Hashable, Sendable {
    let file: String
    let candidate: String
  }

  private var judged: [String: [Run: PairScores]] = [:]
  /// In the order in which they came.
  private var runs: [Run] = []
  private var isOffline = false

  package init() {}

  package var notices: [String] { isOffline ? [offlineNotice] : [] }

  /// - Throws: ``ScoringError/duplicatePair(id:candidate:judge:)``.
  package mutating func add(_ record: JudgmentRecord, file: String) throws(ScoringError) {
    let run = Run(file: file, candidate: record.candidate)
    if !runs.contains(run) { runs.append(run) }
    try judged[record.judgeModel, default: [:]][run, default: PairScores()]
      .add(PairScore(record, JudgmentReading(record)), of: record)
    if [record.candidate, record.judgeModel, record.generator].contains(where: isOfOfflineModel) { isOffline = true }
  }

  /// One comparison for each judge of several runs, by the judges' names.
  ///
  /// - Throws: ``ScoringError/nothingToCompare`` if there is no such judge; `CancellationError`.
  package func comparisons(test: SignFlipTest) async throws -> [Comparison] {
    var comparisons: [Comparison] = []
    for (judge, scores) in judged.sorted(by: { $0.key < $1.key }) where scores.count > 1 {
      let candidates = runs.compactMap { run in
        scores[run].map { Comparison.Candidate(name: name(of: run), pairs: Array($0.all)) }
      }
      comparisons.append(try await Comparison(judge: judge, candidates, test: test))
    }
    guard !comparisons.isEmpty else { throw ScoringError.nothingToCompare }
    return comparisons
  }

  /// The candidate; with its file, where several files have it.
  private func name(of run: Run) -> String {
    runs.count { $0.candidate == run.candidate } == 1 ? run.candidate : "\(run.candidate) (\(run.file))"
  }
}
