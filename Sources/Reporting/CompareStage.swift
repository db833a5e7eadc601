package import Artifacts
import Evaluation
import Statistics

/// The judgments of several runs in, `comparison.json` and a page out.
package struct CompareStage: Sendable {
  package let judgments: [String]
  package let output: String
  package let report: String?
  private let test: SignFlipTest

  /// - Parameters:
  ///   - report: where the table and the picture go; none if `nil`.
  ///   - seed: of the permutation test.
  package init(judgments: [String], output: String, report: String?, permutations: Int, seed: Int) {
    self.judgments = judgments
    self.output = output
    self.report = report
    test = SignFlipTest(permutations: permutations, seed: seed)
  }

  /// - Throws: `ArtifactError`, `ScoringError`.
  @concurrent
  @discardableResult
  package func run(_ options: RunOptions) async throws -> StageOutcome {
    let stage = Stage(
      "compare", parameters: ["permutations": .integer(test.permutations), "seed": .integer(test.seed)],
      inputs: judgments, data: ReportTemplates.files, outputs: [output] + (report.map { [$0] } ?? []))
    return try await stage.run(options) { outputs in
      var collector = ComparisonCollector()
      for path in judgments {
        var records = JSONLinesFiles<JudgmentRecord>(paths: [path])
        while let record = try records.next() { try collector.add(record, file: path) }
      }
      let comparisons = try await collector.comparisons(test: test)
      let file = ComparisonFile(test: test, comparisons: comparisons, notices: collector.notices)
      try outputs[0].write(file.json.encoded(indented: true) + [0x0A])
      if outputs.count > 1 {
        let scores = Scores(
          evaluations: [], comparisons: comparisons, bootstrap: ClusterBootstrap(resamples: 0),
          notices: collector.notices)
        try outputs[1].write(Array(try Report(scores, examples: [:]).html().utf8))
      }
      var summary = StageSummary()
      summary.count("comparisons", comparisons.reduce(0) { $0 + $1.rows.count })
      for comparison in comparisons { for line in comparison.lines { summary.remark(line) } }
      for notice in collector.notices { summary.notice(notice) }
      return summary
    }
  }
}
