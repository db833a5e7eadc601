package import Artifacts
import Evaluation
import Foundation
import Statistics

/// Judgments in, `scores.json` and `report.html` out.
package struct ScoreStage: Sendable {
  package let judgments: String
  /// The responses that were judged: the report then shows some pairs to read.
  package let responses: [String]
  /// What is known of the judges, by which PAC is corrected.
  package let calibration: String?
  package let scores: String
  package let report: String
  private let plan: ScoringPlan

  /// - Parameters:
  ///   - acceptsWeakJudges: lets judges correct that tell little apart.
  ///   - bootstrapResamples: 0 leaves the bootstrap out.
  ///   - seed: of the bootstrap, and of the test by which several candidates are compared.
  package init(
    judgments: String, responses: [String] = [], calibration: String? = nil, acceptsWeakJudges: Bool = false,
    scores: String, report: String, bootstrapResamples: Int = 10_000, seed: Int = 0
  ) {
    self.judgments = judgments
    self.responses = responses
    self.calibration = calibration
    self.scores = scores
    self.report = report
    plan = ScoringPlan(
      bootstrap: ClusterBootstrap(resamples: bootstrapResamples, seed: seed), test: SignFlipTest(seed: seed),
      acceptsWeakJudges: acceptsWeakJudges)
  }

  /// Scores the judgments. Holds a few hundred bytes of each judgment, and the texts of those pairs that the report may
  /// show. With responses it reads the judgments twice, once to choose what to show; from standard input it cannot, and
  /// the report then has its examples alone.
  ///
  /// - Throws: `ArtifactError`, `ScoringError`, `CalibrationError`, `CancellationError`.
  @concurrent
  @discardableResult
  package func run(_ options: RunOptions) async throws -> StageOutcome {
    var parameters: JSONObject = [
      "bootstrap_resamples": .integer(plan.bootstrap.resamples), "seed": .integer(plan.bootstrap.seed),
    ]
    if plan.acceptsWeakJudges { parameters["accept-weak-judge"] = true }
    let threads = ProcessInfo.processInfo.activeProcessorCount
    let inputs = [judgments] + responses + [calibration].compactMap(\.self)
    let stage = Stage(
      "score", parameters: parameters, inputs: inputs + Provenance.manifests(of: inputs), data: ReportTemplates.files,
      outputs: [scores, report])
    return try await stage.run(options) { outputs in
      let known = try calibration.map { path throws(ArtifactError) in try CalibrationFile(path: path) }
      var collector = ScoreCollector()
      var reading = ReadingMatter()
      try await forEachChunk(of: [judgments], threads: threads) { chunk throws(ArtifactError) in
        var judged: [ScoredJudgment] = []
        try chunk.forEachRecord { judged.append(ScoredJudgment($0)) }
        return judged
      } consume: { judged in
        for judgment in judged {
          try collector.add(judgment)
          if !responses.isEmpty { reading.add(judgment) }
        }
      }
      if collector.isEmpty { throw ScoringError.noJudgments(path: judgments) }
      if let known { try collector.check(known.calibrations, acceptsWeakJudges: plan.acceptsWeakJudges) }

      let result = try await collector.scores(bootstrap: plan.bootstrap, known: known, test: plan.test)
      let report =
        responses.isEmpty
        ? Report(result)
        : try await reading.report(on: result, judgments: judgments, responses: responses, threads: threads)
      try outputs[1].write(Array(try report.html().utf8))
      return result
    } finish: { result, outputs, hashes in
      let file = ScoresFile(specification: specification(hashes), plan: plan, scores: result)
      try outputs[0].write(file.json.encoded(indented: true) + [0x0A])
      return Self.summary(result)
    }
  }

  /// - Parameter hashes: of the inputs, by their paths.
  private func specification(_ hashes: [String: String]) -> ScoresFile.Specification {
    func provenance(_ path: String) -> Provenance { Provenance(path: path, sha256: hashes[path]) }
    return ScoresFile.Specification(
      judgments: provenance(judgments), responses: responses.map(provenance), calibration: calibration.map(provenance))
  }

  private static func summary(_ scores: Scores) -> StageSummary {
    var summary = StageSummary()
    summary.count("pairs", scores.evaluations.reduce(0) { $0 + $1.pairs })
    summary.count("scored", scores.evaluations.reduce(0) { $0 + $1.scored })
    summary.count("unscored", scores.evaluations.reduce(0) { $0 + $1.unscored })
    for reason in scores.evaluations.flatMap(\.unscoredReasons) { summary.drop(reason.reason, reason.pairs) }
    for notice in scores.notices { summary.notice(notice) }
    return summary
  }

  /// One line a candidate and judge for a command to print, from the `scores.json` that this or an earlier run wrote;
  /// none if it went to standard output.
  package func summaryLines() throws(ArtifactError) -> [String] {
    scores == "-" ? [] : try ScoresFile.summaryLines(path: scores)
  }
}
