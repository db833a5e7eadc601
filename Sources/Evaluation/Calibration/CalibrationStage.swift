package import Artifacts
import Statistics

/// Judgments of calibration sets in, `calibration.json` out: how far each judge is right.
package struct CalibrationStage: Sendable {
  package let judgments: [String]
  package let output: String

  package init(judgments: [String], output: String) {
    self.judgments = judgments
    self.output = output
  }

  /// - Throws: `ArtifactError`, `CalibrationError`, `ScoringError`.
  @concurrent
  @discardableResult
  package func run(_ options: RunOptions) async throws -> StageOutcome {
    let stage = Stage("calibrate", parameters: [:], inputs: judgments, outputs: [output])
    return try await stage.run(options) { outputs in
      var collector = CalibrationCollector()
      var records = JSONLinesFiles<JudgmentRecord>(paths: judgments)
      while let record = try records.next() { try collector.add(record) }
      let file = CalibrationFile(calibrations: try collector.calibrations(), notices: collector.notices)
      try outputs[0].write(file.json.encoded(indented: true) + [0x0A])
      var summary = StageSummary()
      summary.count("judgments", collector.count)
      for calibration in file.calibrations { summary.remark(calibration.summaryLine) }
      for notice in file.notices { summary.notice(notice) }
      return summary
    }
  }
}
