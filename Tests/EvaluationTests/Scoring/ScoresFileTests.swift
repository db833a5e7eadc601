import Artifacts
import Evaluation
import Foundation
import Statistics
import TestSupport
import Testing

@Suite("scores.json")
struct ScoresFileTests {
  private typealias Make = Judgments

  private static let plan = ScoringPlan(
    bootstrap: ClusterBootstrap(resamples: 40, seed: 2), test: SignFlipTest(permutations: 500, seed: 2),
    acceptsWeakJudges: true)

  private static func file(_ scores: Scores) throws -> JSONObject {
    let specification = ScoresFile.Specification(
      judgments: Provenance(path: "-", sha256: nil), responses: [Provenance(path: "r.jsonl", sha256: "0a")])
    return try #require(ScoresFile(specification: specification, plan: plan, scores: scores).json.asObject)
  }

  private static func schema(_ name: String) throws -> JSONObject {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../data/schemas").standardizedFileURL.path
    return try #require(try JSONValue(file: "\(folder)/\(name).schema.json").asObject)
  }

  @Test("it has a head, the specification, the plan, the results and the statistics")
  func shape() async throws {
    let file = try Self.file(try await Make.scores([Make.record("1", page: 1, Make.verdict(0))]))
    #expect(
      file.members.map(\.key) == [
        "format", "version", "valbench", "notices", "specification", "plan", "results", "statistics",
      ])
    #expect(file["format"] == "valbench-scores" && file["version"] == 1)
    let specification = try file.object("specification")
    #expect(try specification.object("judgments")["sha256"] == .null && specification["calibration"] == .null)
    #expect(try specification.array("responses").map { $0.asObject?["name"] } == ["r.jsonl"])
    let plan = try file.object("plan")
    #expect(plan["confidence"] == 0.95 && plan["bootstrap_resamples"] == 40 && plan["seed"] == 2)
    #expect(plan["accept_weak_judge"] == true)
    #expect(plan["test"] == ["name": "sign-flip", "permutations": 500, "seed": 2, "correction": "Holm"])
    #expect(
      try file.object("results").members.map(\.key) == ["evaluations", "agreements", "comparisons", "calibrations"])
  }

  @Test("the statistics count judgments once each, however many judges there are, and pairs once")
  func statistics() async throws {
    var records: [JudgmentRecord] = []
    for (candidate, judge) in [("a", "j"), ("a", "k"), ("b", "j")] {
      for number in 0..<4 {
        records.append(
          try Make.record(
            "\(number)", page: number == 3 ? nil : number / 2, Make.verdict(1),
            unscored: number == 2 ? "no answer" : nil, candidate: candidate, judgeModel: judge, generator: "g\(number)",
            cut: number == 0 ? 7 : 0))
      }
    }
    records.append(try Make.record("0", page: 0, Make.verdict(0), candidate: "a", judgeModel: "j", sample: 1))
    let scores = try await Make.scores(records)
    #expect(
      JSONValue.object(scores.statistics.json) == [
        "judgments": 13, "scored": 10, "unscored": 3, "unscored_reasons": ["no answer": 3],
        "cut_responses": ["pairs": 3, "characters": 21], "pairs": 4, "articles": 3, "pairs_without_article": 1,
        "candidates": 2, "judges": 2, "generators": 5, "samples": 2,
      ])
  }

  @Test("every metric is in the schema, and the schema has no other")
  func metrics() throws {
    let names = Metric.allCases.map(\.rawValue)
    let definitions = try Self.schema("scores-1").object("$defs")
    #expect(try definitions.object("metrics").object("properties").members.map(\.key) == names)
    #expect(try definitions.object("metrics").strings("required") == names.filter { $0 != Metric.vdr.rawValue })
    #expect(try definitions.object("metric_name").strings("enum") == names)
    let headline = try Self.schema("comparison-1").object("$defs").object("row").object("properties").object("metric")
    #expect(try headline.strings("enum") == Metric.headline.map(\.rawValue))
    let plan = try Self.file(Scores(evaluations: [], bootstrap: Self.plan.bootstrap)).object("plan")
    #expect(try plan.array("metrics").map { $0.asObject?["name"]?.asString } == names)
  }

  @Test(
    "the schemas are of the formats that are written",
    arguments: [
      ("scores-1", ScoresFile.format), ("comparison-1", ComparisonFile.format),
      ("calibration-1", CalibrationFile.format),
    ])
  func formats(name: String, format: FileFormat) throws {
    let schema = try Self.schema(name)
    #expect(schema["$id"] == .string("urn:valbench:" + name.replacing("-", with: ":")))
    let properties = try schema.object("properties")
    #expect(try properties.object("format")["const"] == .string(format.name))
    #expect(try properties.object("version")["const"] == .integer(format.version))
  }

  @Test("its summary is read back, and that of another file is not")
  func summaryLines() async throws {
    let one = try Make.record("1", page: 1, Make.verdict(0))
    let two = try Make.record("1", page: 1, Make.verdict(2), candidate: "y")
    try await withTemporaryFolder { folder in
      try folder.write(JSONValue.object(try Self.file(try await Make.scores([one]))).text, to: "one.json")
      #expect(try ScoresFile.summaryLines(path: folder("one.json")).map { $0.prefix(8) } == ["PAC 50.0"])
      try folder.write(JSONValue.object(try Self.file(try await Make.scores([one, two]))).text, to: "two.json")
      #expect(
        try ScoresFile.summaryLines(path: folder("two.json")).map { $0.prefix(26) } == [
          "x, judged by j: PAC 50.0, ", "y, judged by j: PAC 100.0,",
        ])
      try folder.write(CalibrationFile(calibrations: []).json.text, to: "other.json")
      #expect(throws: ArtifactError.self) { try ScoresFile.summaryLines(path: folder("other.json")) }
    }
  }
}
