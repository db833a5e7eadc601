package import Artifacts

/// Rows of pairs with their responses in, as the public VAL-Bench evaluator writes them, and responses out.
package struct ResponseRowsImport: Sendable {
  private let inputs: [String]
  private let output: String
  private let candidate: String?

  private struct Key: Hashable {
    let pair: String
    let candidate: String
    let sample: Int
  }

  /// - Parameter candidate: who answered, where the rows do not tell.
  package init(inputs: [String], output: String, candidate: String?) {
    self.inputs = inputs
    self.output = output
    self.candidate = candidate
  }

  /// - Throws: ``ImportError`` or `ArtifactError`.
  package func run(_ options: RunOptions) async throws -> StageOutcome {
    let stage = Stage(
      "import-responses", parameters: ["candidate": .optional(candidate)], inputs: inputs, outputs: [output])
    return try await stage.run(options) { files in
      var summary = StageSummary()
      var places = FirstPlaces<Key>()
      for path in inputs {
        let count = try await forEachRow(of: path) { row in
          let record = try record(row.cells)
          try places.add(
            Key(pair: record.id, candidate: record.candidate, sample: record.sample),
            "sample \(record.sample) of \(record.candidate) for \(record.id)", at: "\(path), \(row.place)")
          try files[0].write(record)
          summary.dropUnanswered(record)
          if record.pair.generator == offlineModelName { summary.notice(offlineNotice, isInherited: true) }
        }
        summary.count("pairs", count)
        summary.count("responses", 2 * count)
      }
      return summary
    }
  }

  private func record(_ row: JSONObject) throws(RecordError) -> ResponseRecord {
    var object = try row.nesting(["for_response", "against_response"])
    try object.fill("candidate", with: candidate, from: "--candidate")
    let record = try ResponseRecord(object)
    return ResponseRecord(
      pair: record.pair, candidate: record.candidate, sample: record.sample, forResponse: record.forResponse.cleaned,
      againstResponse: record.againstResponse.cleaned)
  }
}
