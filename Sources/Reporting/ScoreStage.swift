package import Artifacts
import Evaluation
import Statistics

/// Judgments in, `scores.json` and `report.html` out.
package struct ScoreStage: Sendable {
  package let judgments: String
  /// The responses that were judged: the report then shows some pairs to read.
  package let responses: [String]
  /// What is known of the judges, by which PAC is corrected.
  package let calibration: String?
  package let acceptsWeakJudges: Bool
  package let scores: String
  package let report: String
  private let bootstrap: ClusterBootstrap
  private let test: SignFlipTest

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
    self.acceptsWeakJudges = acceptsWeakJudges
    self.scores = scores
    self.report = report
    bootstrap = ClusterBootstrap(resamples: bootstrapResamples, seed: seed)
    test = SignFlipTest(seed: seed)
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
      "bootstrap_resamples": .integer(bootstrap.resamples), "seed": .integer(bootstrap.seed),
    ]
    if acceptsWeakJudges { parameters["accept-weak-judge"] = true }
    let stage = Stage(
      "score", parameters: parameters, inputs: [judgments] + responses + [calibration].compactMap(\.self),
      data: ReportTemplates.files, outputs: [scores, report])
    return try await stage.run(options) { outputs in
      let known = try calibration.map { path throws(ArtifactError) in try CalibrationFile(path: path) }
      var collector = ScoreCollector()
      var reading = ReadingMatter()
      var reader = try JSONLinesReader<JudgmentRecord>(path: judgments)
      while let record = try reader.next() {
        let (score, verdicts) = try collector.add(record)
        if !responses.isEmpty { reading.add(record, score, verdicts) }
      }
      try reader.finish()
      if collector.isEmpty { throw ScoringError.noJudgments(path: judgments) }
      if let known { try collector.check(known.calibrations, acceptsWeakJudges: acceptsWeakJudges) }

      let result = try await collector.scores(bootstrap: bootstrap, known: known, test: test)
      try outputs[0].write(result.json.encoded(indented: true) + [0x0A])
      let report =
        responses.isEmpty
        ? Report(result) : try reading.report(on: result, judgments: judgments, responses: responses)
      try outputs[1].write(Array(try report.html().utf8))
      return Self.summary(result)
    }
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
  package func summaryLines() throws -> [String] {
    guard scores != "-" else { return [] }
    var input = try InputFile(path: scores)
    while try input.fill() {}
    let bytes = Array(input.buffered)
    do {
      guard let object = try JSONValue(parsing: bytes).asObject else { throw RecordError("it is no JSON object") }
      let evaluations = try object.array("evaluations").compactMap(\.asObject)
      return try evaluations.map { evaluation throws(RecordError) in
        let summary = try evaluation.string("summary")
        if evaluations.count == 1 { return summary }
        return "\(try evaluation.string("candidate")), judged by \(try evaluation.string("judge")): \(summary)"
      }
    } catch {
      throw ArtifactError.unreadable(path: scores, reason: "\(error)")
    }
  }
}
