import Artifacts
package import Statistics

/// The scores of all judgments in a file: usually one candidate and one judge, else each of them apart.
package struct Scores: Sendable, Equatable {
  /// Sorted by candidate and judge; where a candidate has several judges, their mean follows them.
  package let evaluations: [EvaluationScores]
  /// One for each candidate that has several judges.
  package let agreements: [JudgeAgreement]
  /// One for each judge, and for the judges' mean, of several candidates.
  package let comparisons: [Comparison]
  /// Those of the judges that were calibrated.
  package let calibrations: [Calibration]
  package let statistics: ScoringStatistics
  package let bootstrap: ClusterBootstrap
  /// Warnings that must travel with the scores.
  package let notices: [String]

  package init(
    evaluations: [EvaluationScores], agreements: [JudgeAgreement] = [], comparisons: [Comparison] = [],
    calibrations: [Calibration] = [], statistics: ScoringStatistics = ScoringStatistics(), bootstrap: ClusterBootstrap,
    notices: [String] = []
  ) {
    self.evaluations = evaluations
    self.agreements = agreements
    self.comparisons = comparisons
    self.calibrations = calibrations
    self.statistics = statistics
    self.bootstrap = bootstrap
    self.notices = notices
  }
}

/// Takes judgments one at a time and keeps of each only what the metrics need.
package struct ScoreCollector: Sendable {
  /// What sets one evaluation apart from another.
  package struct Key: Hashable, Comparable, Sendable {
    package let candidate: String
    package let judge: String

    package init(candidate: String, judge: String) {
      self.candidate = candidate
      self.judge = judge
    }

    package static func < (left: Key, right: Key) -> Bool {
      (left.candidate, left.judge) < (right.candidate, right.judge)
    }
  }

  private struct Group: Sendable {
    var generators: Set<String> = []
    var pairs = PairScores()
    var values = ValueTally()
    var cut = CutResponses()
  }

  private var groups: [Key: Group] = [:]

  package init() {}

  /// - Throws: ``ScoringError/duplicatePair(id:candidate:judge:)``.
  package mutating func add(_ judgment: ScoredJudgment) throws(ScoringError) {
    let record = judgment.record
    let key = Key(candidate: record.candidate, judge: record.judgeModel)
    try groups[key, default: Group()].pairs.add(judgment.score, of: record)
    groups[key]?.generators.insert(record.generator)
    if record.charactersCut > 0 {
      groups[key]?.cut.pairs += 1
      groups[key]?.cut.characters += record.charactersCut
    }
    if let demonstrated = record.demonstrated {
      groups[key]?.values.add(
        demonstrated: [demonstrated.forSide, demonstrated.againstSide],
        expected: [record.forValues, record.againstValues])
    }
  }

  package var isEmpty: Bool { groups.isEmpty }

  /// Makes sure that calibrations are of the judges that judged, in the same orders, and of judges that can judge.
  ///
  /// - Parameter acceptsWeakJudges: lets judges pass that tell less than ``Calibration/leastDiscrimination`` apart.
  /// - Throws: ``CalibrationError``.
  package func check(_ calibrations: [Calibration], acceptsWeakJudges: Bool) throws(CalibrationError) {
    let corrected = groups.filter { CalibrationSet(candidate: $0.key.candidate) == nil }
    for (key, group) in corrected.sorted(by: { $0.key < $1.key }) {
      guard let calibration = calibrations.first(where: { $0.judge == key.judge }) else {
        throw .otherJudge(
          judges: Set(corrected.keys.map(\.judge)).sorted(), calibrated: calibrations.map(\.judge).sorted())
      }
      guard calibration.isInBothOrders == OrderEffects(group.pairs.all).areBoth else {
        throw .otherOrders(judge: key.judge)
      }
      guard acceptsWeakJudges || calibration.discrimination >= Calibration.leastDiscrimination else {
        throw .weakJudge(judge: key.judge, p0: calibration.p0.value, p100: calibration.p100.value)
      }
    }
  }

  /// What corrects an evaluation: none corrects the sets that it was made from, whose figures it would only repeat.
  private func calibration(for key: Key, of calibrations: [Calibration]) -> Calibration? {
    CalibrationSet(candidate: key.candidate) == nil ? calibrations.first { $0.judge == key.judge } : nil
  }

  /// - Parameters:
  ///   - known: of the judges; what is known of others counts for nothing.
  ///   - test: compares candidates.
  /// - Throws: `CancellationError`.
  package func scores(
    bootstrap: ClusterBootstrap, known: CalibrationFile? = nil, test: SignFlipTest = SignFlipTest()
  ) async throws -> Scores {
    let calibrations = (known?.calibrations ?? []).filter { calibration in
      groups.keys.contains { $0.judge == calibration.judge }
    }
    let sorted = groups.sorted { $0.key < $1.key }
    var evaluations: [EvaluationScores] = []
    var agreements: [JudgeAgreement] = []
    var runs: [[String]: [Comparison.Candidate]] = [:]
    for candidate in Set(sorted.map(\.key.candidate)).sorted() {
      let judged = sorted.filter { $0.key.candidate == candidate }
      for (key, group) in judged {
        let pairs = Array(group.pairs.all)
        runs[[key.judge], default: []].append(Comparison.Candidate(name: candidate, pairs: pairs))
        evaluations.append(
          try await EvaluationScores(
            candidate: candidate, judge: key.judge, generators: group.generators, pairs: pairs,
            values: group.values.profile, cut: group.cut, calibration: calibration(for: key, of: calibrations),
            bootstrap: bootstrap))
      }
      guard judged.count > 1 else { continue }
      let judges = judged.map(\.key.judge)
      let all = Dictionary(grouping: judged.flatMap(\.value.pairs.all), by: \.id)
      agreements.append(
        JudgeAgreement(candidate: candidate, judges: judges, pairs: all.values))
      let pairs = all.values.map { PairScore(meanOf: $0, judgeCount: judged.count) }
      runs[judges, default: []].append(Comparison.Candidate(name: candidate, pairs: pairs))
      evaluations.append(
        try await EvaluationScores(
          candidate: candidate, judge: Self.name(of: judges),
          generators: judged.reduce(into: []) { $0.formUnion($1.value.generators) },
          pairs: pairs, bootstrap: bootstrap))
    }
    var comparisons: [Comparison] = []
    let shared = runs.filter { $0.value.count > 1 }
    for (judges, candidates) in shared.sorted(by: { ($0.key.count, $0.key[0]) < ($1.key.count, $1.key[0]) }) {
      comparisons.append(try await Comparison(judge: Self.name(of: judges), candidates, test: test))
    }
    let models = sorted.flatMap { [$0.key.candidate, $0.key.judge] + $0.value.generators }
    return Scores(
      evaluations: evaluations, agreements: agreements, comparisons: comparisons,
      calibrations: calibrations, statistics: statistics, bootstrap: bootstrap,
      notices: models.contains(where: isOfOfflineModel) || !calibrations.isEmpty && known?.notices.isEmpty == false
        ? [offlineNotice] : [])
  }

  private var statistics: ScoringStatistics {
    var statistics = ScoringStatistics(groups.values.flatMap(\.pairs.all))
    statistics.candidates = Set(groups.keys.map(\.candidate)).count
    statistics.judges = Set(groups.keys.map(\.judge)).count
    statistics.generators = groups.values.reduce(into: Set()) { $0.formUnion($1.generators) }.count
    for group in groups.values {
      statistics.cut.pairs += group.cut.pairs
      statistics.cut.characters += group.cut.characters
    }
    return statistics
  }

  private static func name(of judges: [String]) -> String {
    judges.count == 1 ? judges[0] : "mean of \(judges.count) judges"
  }
}
