package import Artifacts
package import Evaluation

/// Judgments in, `scores.json` and `report.html` out.
package struct ScoreStage: Sendable {
  package let judgments: String
  /// The responses that were judged: the report then shows some pairs to read.
  package let responses: String?
  package let scores: String
  package let report: String
  package let bootstrap: ClusterBootstrap

  /// - Parameters:
  ///   - bootstrapResamples: 0 leaves the bootstrap out.
  ///   - seed: of the bootstrap.
  package init(
    judgments: String, responses: String? = nil, scores: String, report: String, bootstrapResamples: Int = 10_000,
    seed: Int = 0
  ) {
    self.judgments = judgments
    self.responses = responses
    self.scores = scores
    self.report = report
    bootstrap = ClusterBootstrap(resamples: bootstrapResamples, seed: seed)
  }

  /// Scores the judgments. Holds a few hundred bytes of each judgment, and the texts of those pairs that the report may
  /// show.
  ///
  /// - Throws: `ArtifactError`, `ScoringError`.
  @concurrent
  @discardableResult
  package func run(_ options: RunOptions) async throws -> StageOutcome {
    let stage = Stage(
      "score", parameters: ["bootstrap_resamples": .integer(bootstrap.resamples), "seed": .integer(bootstrap.seed)],
      inputs: [judgments] + (responses.map { [$0] } ?? []), data: ReportTemplates.files, outputs: [scores, report])
    return try await stage.run(options) { outputs in
      var collector = ScoreCollector()
      var pool = ExamplePool()
      var reader = try JSONLinesReader<JudgmentRecord>(path: judgments)
      while let record = try reader.next() {
        let (score, reading) = try collector.add(record)
        if responses != nil { pool.add(record, score, reading) }
      }
      try reader.finish()
      if collector.isEmpty { throw ScoringError.noJudgments(path: judgments) }

      let result = collector.scores(bootstrap: bootstrap)
      let examples = try responses.map { try pool.examples(withResponses: $0) } ?? [:]
      try outputs[0].write(result.json.encoded(indented: true) + [0x0A])
      try outputs[1].write(Array(try Report(result, examples: examples).html().utf8))
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
