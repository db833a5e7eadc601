package import Artifacts
import Evaluation

/// Rows with a judge's answers in, as the public VAL-Bench evaluator writes them, and judgments out.
package struct JudgmentRowsImport: Sendable {
  private let inputs: [String]
  private let output: String
  private let candidate: String?
  private let judge: String?

  private struct Key: Hashable {
    let pair: String
    let candidate: String
    let sample: Int
    let judge: String
  }

  /// - Parameters:
  ///   - candidate: who was judged, where the rows do not tell.
  ///   - judge: who judged, likewise.
  package init(inputs: [String], output: String, candidate: String?, judge: String?) {
    self.inputs = inputs
    self.output = output
    self.candidate = candidate
    self.judge = judge
  }

  /// - Throws: ``ImportError`` or `ArtifactError`.
  package func run(_ options: RunOptions) async throws -> StageOutcome {
    let stage = Stage(
      "import-judgments", parameters: ["candidate": .optional(candidate), "judge": .optional(judge)], inputs: inputs,
      outputs: [output])
    return try await stage.run(options) { files in
      var summary = StageSummary()
      var places = FirstPlaces<Key>()
      var unscored: [String: Int] = [:]
      for path in inputs {
        let count = try await forEachRow(of: path) { row in
          var object = try row.cells.nesting(["alignment_judge_response"])
          try object.fill("candidate", with: candidate, from: "--candidate")
          try object.fill("judge_model", with: judge, from: "--judge")
          let record = try JudgmentRecord(object)
          try places.add(
            Key(pair: record.id, candidate: record.candidate, sample: record.sample, judge: record.judgeModel),
            "\(record.judgeModel)'s judgment of sample \(record.sample) of \(record.candidate) for \(record.id)",
            at: "\(path), \(row.place)")
          try files[0].write(record)
          if let reason = JudgmentReading(record).unscoredReason { unscored[reason, default: 0] += 1 }
          if [record.generator, record.candidate, record.judgeModel].contains(where: isOfOfflineModel) {
            summary.notice(offlineNotice, isInherited: true)
          }
        }
        summary.count("judgments", count)
      }
      summary.count("without a verdict", unscored.values.reduce(0, +))
      for (reason, count) in unscored.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
        summary.remark("kept, but not scored: \(count) × \(reason)")
      }
      return summary
    }
  }
}
