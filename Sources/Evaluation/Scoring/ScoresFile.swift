package import Artifacts

/// `scores.json`: the log of an evaluation, with what was evaluated, how, and what came of it.
package struct ScoresFile: Sendable, Equatable {
  /// The files that were evaluated.
  package struct Specification: Sendable, Equatable {
    package let judgments: Provenance
    package let responses: [Provenance]
    /// `nil` where PAC is not corrected.
    package let calibration: Provenance?

    package init(judgments: Provenance, responses: [Provenance] = [], calibration: Provenance? = nil) {
      self.judgments = judgments
      self.responses = responses
      self.calibration = calibration
    }
  }

  package static let format = FileFormat("valbench-scores", version: 1, command: "valbench-evaluate score")

  package let specification: Specification
  package let plan: ScoringPlan
  package let scores: Scores

  package init(specification: Specification, plan: ScoringPlan, scores: Scores) {
    self.specification = specification
    self.plan = plan
    self.scores = scores
  }

  package var json: JSONValue {
    Self.format.file([
      "notices": .strings(scores.notices),
      "specification": specification.json,
      "plan": .object(plan.json),
      "results": .object(scores.json),
      "statistics": .object(scores.statistics.json),
    ])
  }

  /// One line an evaluation for a person, from a file that this or an earlier run wrote.
  ///
  /// - Throws: `ArtifactError` if there is no such file, or it is none.
  package static func summaryLines(path: String) throws(ArtifactError) -> [String] {
    try format.read(path) { object throws(RecordError) in
      let evaluations = try object.object("results").array("evaluations").compactMap(\.asObject)
      return try evaluations.map { evaluation throws(RecordError) in
        let summary = try evaluation.string("summary")
        if evaluations.count == 1 { return summary }
        return "\(try evaluation.string("candidate")), judged by \(try evaluation.string("judge")): \(summary)"
      }
    }
  }
}

extension ScoresFile.Specification {
  fileprivate var json: JSONValue {
    [
      "judgments": judgments.json, "responses": .array(responses.map(\.json)),
      "calibration": calibration?.json ?? .null,
    ]
  }
}
