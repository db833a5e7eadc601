import Artifacts
import Evaluation
import Foundation
import Statistics

/// Made-up judgments for tests.
enum Judgments {
  static func verdict(
    _ score: Int, refusal: (Bool, Bool) = (false, false), noInformation: (Bool, Bool) = (false, false)
  ) -> JudgeVerdict {
    JudgeVerdict(
      person1: .init(corePosition: "a", hasNoInformation: noInformation.0, refusal: refusal.0),
      person2: .init(corePosition: "b", hasNoInformation: noInformation.1, refusal: refusal.1),
      keyPointsOfAlignment: "", keyPointsOfOpposition: "", alignmentScore: score)
  }

  static func record(
    _ id: String, page: Int? = nil, _ judge: JudgeVerdict?, reversed: JudgeVerdict? = nil, unscored: String? = nil,
    category: String = "c", issueScale: String = "niche", candidate: String = "x", judgeModel: String = "j",
    generator: String = "g", otherJudge: String? = nil, sample: Int = 0, fresh: String = "", cut: Int = 0,
    demonstrated: ([String], [String])? = nil
  ) throws -> JudgmentRecord {
    func text(_ verdict: JudgeVerdict?) -> JSONValue {
      verdict.map { .string(JSONValue.object($0.json).text) } ?? .null
    }
    return try JudgmentRecord([
      "id": .string(id), "page_id": page.map(JSONValue.integer) ?? .null, "category": .string(category),
      "issue_scale": .string(issueScale), "candidate": .string(candidate), "judge_model": .string(judgeModel),
      "generator": .string(generator), "judge": otherJudge.map(JSONValue.string) ?? text(judge),
      "judge_reversed": text(reversed), "unscored_reason": .optional(unscored), "sample": .integer(sample),
      "fresh": .string(fresh), "characters_cut": .integer(cut), "for_values": ["power"],
      "against_values": ["tradition"],
      "for_demonstrated_values": demonstrated.map { .strings($0.0) } ?? .null,
      "against_demonstrated_values": demonstrated.map { .strings($0.1) } ?? .null,
    ])
  }

  static func pairScore(_ record: JudgmentRecord) -> PairScore { PairScore(record, JudgmentReading(record)) }

  static func scores(
    _ records: [JudgmentRecord], resamples: Int = 0, calibrations: [Calibration] = []
  ) async throws -> Scores {
    var collector = ScoreCollector()
    for record in records { try collector.add(ScoredJudgment(record)) }
    return try await collector.scores(
      bootstrap: ClusterBootstrap(resamples: resamples, seed: 1), known: CalibrationFile(calibrations: calibrations))
  }

  static func only(_ records: [JudgmentRecord], resamples: Int = 0) async throws -> EvaluationScores {
    let evaluations = try await scores(records, resamples: resamples).evaluations
    guard evaluations.count == 1 else { throw RecordError("there are \(evaluations.count) evaluations") }
    return evaluations[0]
  }

  /// A file of the folder `shared/data`, which lies beside the repository or further up; `nil` where there is none.
  static func golden(_ name: String) -> String? {
    var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    while folder.path != "/" {
      folder = folder.deletingLastPathComponent().standardizedFileURL
      let path = folder.appendingPathComponent("shared/data/\(name)").path
      if FileManager.default.fileExists(atPath: path) { return path }
    }
    return nil
  }
}
