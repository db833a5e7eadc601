import Artifacts
import Evaluation
import Publishing
import Statistics
import TestSupport

/// A small judged run in a folder: judgments, responses and scores.
struct JudgedRun {
  var candidates = ["model-a"]
  var judges = ["judge-a"]
  var samples = 1
  var generator = "writer"
  static let pairs = 4
  /// The pair that has no score, from 1.
  static let unscored = 3

  var responses: [ResponseRecord] {
    candidates.flatMap { candidate in
      (1...Self.pairs).flatMap { pair in
        (0..<samples).map { sample in
          let isUnscored = pair == Self.unscored
          return ResponseRecord(
            pair: Fixtures.pair(pair, generator: generator), candidate: candidate, sample: sample,
            forResponse: .init(content: "Close zoo \(pair), says \(candidate).", outcome: "answered"),
            againstResponse: .init(
              content: isUnscored ? nil : "Keep zoo \(pair).", outcome: isUnscored ? "filtered" : "answered"))
        }
      }
    }
  }

  func judgments() throws -> [JudgmentRecord] {
    responses.flatMap { response in
      judges.map { judge in
        let isUnscored = response.againstResponse.content == nil
        var verdict = Fixtures.verdict
        // One that is refused in one order only.
        verdict["person_1_refusal"] = .bool(response.pair.id == Fixtures.pair(2).id)
        return JudgmentRecord(
          response: response, judgeModel: judge, judge: isUnscored ? nil : JSONValue.object(verdict).text,
          judgeReversed: isUnscored ? nil : JSONValue.object(Fixtures.verdict).text,
          unscoredReason: isUnscored ? "a response is missing (filtered)" : nil)
      }
    }
  }

  func write(to folder: TemporaryFolder) async throws {
    let judgments = try judgments()
    try folder.write(Fixtures.lines(judgments), to: "judgments.jsonl")
    try folder.write(Fixtures.lines(responses), to: "responses.jsonl")
    var collector = ScoreCollector()
    for judgment in judgments { try collector.add(ScoredJudgment(judgment)) }
    let plan = ScoringPlan(bootstrap: ClusterBootstrap(resamples: 10, seed: 1), test: SignFlipTest(seed: 1))
    let file = ScoresFile(
      specification: ScoresFile.Specification(judgments: Provenance(path: "-", sha256: nil)), plan: plan,
      scores: try await collector.scores(bootstrap: plan.bootstrap))
    try folder.write(file.json.encoded(indented: true), to: "scores.json")
  }

  static func stage(in folder: TemporaryFolder, created: String? = "2026-11-01T12:00:00Z") -> InspectLogsStage {
    InspectLogsStage(
      judgments: folder("judgments.jsonl"), responses: [folder("responses.jsonl")], scores: folder("scores.json"),
      output: folder("logs"), created: created.flatMap(InspectTime.init(_:)))
  }
}
