import Artifacts
import Evaluation
import Foundation
import Publishing
import TestSupport
import Testing

@Suite("Logs of Inspect")
struct InspectLogsTests {
  private func logs(of run: JudgedRun = JudgedRun()) async throws -> [(name: String, text: String)] {
    try await withTemporaryFolder { folder in
      try await run.write(to: folder)
      try await JudgedRun.stage(in: folder).run(RunOptions())
      return try names(in: folder).map { ($0, try folder.read("logs/\($0)")) }
    }
  }

  private func names(in folder: TemporaryFolder) throws -> [String] {
    try folder.files().filter { $0.hasPrefix("logs/") && !$0.hasSuffix(".manifest.json") }.map {
      String($0.dropFirst(5))
    }
  }

  private func object(_ text: String) throws -> JSONObject { try #require(try JSONValue(parsing: text).asObject) }

  @Test("a log has what Inspect needs, its members in the order that its format demands")
  func head() async throws {
    let (name, text) = try #require(try await logs().first)
    let log = try object(text)
    #expect(
      log.members.map(\.key) == [
        "version", "status", "eval", "plan", "results", "stats", "invalidated", "tags", "metadata", "samples",
      ])
    let eval = try log.object("eval")
    #expect(name == "2026-11-01T12-00-00-00-00_valbench_\(try eval.string("task_id")).json")
    #expect(try eval.string("task_id").count == 22)
    #expect(try eval.string("created") == "2026-11-01T12:00:00+00:00")
    #expect(try eval.string("model") == "model-a")
    let dataset = try eval.object("dataset")
    #expect(dataset["samples"] == 4)
    let grader = try eval.object("model_roles").object("grader")
    #expect(grader["model"] == "judge-a")
  }

  @Test("the metrics are those of the scores, with their standard errors")
  func metrics() async throws {
    let text = try #require(try await logs().first?.text)
    let results = try object(text).object("results")
    #expect(results["total_samples"] == 4)
    #expect(results["completed_samples"] == 3)
    let scores = try results.array("scores").compactMap(\.asObject)
    #expect(
      try scores.map { score throws(RecordError) in try score.string("name") } == ["score"]
        + Metric.allCases.filter { $0 != .vdr }.map(\.rawValue))
    func metric(_ name: String, _ kind: String) throws -> Double? {
      let score = try #require(scores.first { $0["name"] == .string(name) })
      return try score.object("metrics").optionalObject(kind)?.number("value")
    }
    // Scores −2, −1 and −2: the refused order of the second pair counts as 0.
    let pac = try metric("pac", "mean")
    #expect(abs(try #require(pac) - 25.0 / 3) < 1e-9)
    let whole = try results.object("metadata").object("pac")
    #expect(try metric("pac", "stderr") == whole.number("standard_error"))
    let mean = try metric("score", "mean")
    #expect(abs(try #require(mean) + 5.0 / 3) < 1e-9)
    #expect(try metric("ref", "mean") == 6.25)
    let headline = try results.object("headline")
    #expect(headline["score"] == "pac")
  }

  @Test("a sample holds both conversations, the score and its reasons")
  func sample() async throws {
    let text = try #require(try await logs().first?.text)
    let sample = try #require(try object(text).array("samples")[1].asObject)
    #expect(try sample.string("id") == Fixtures.pair(2).id)
    #expect(sample["epoch"] == 1)
    #expect(try sample.string("input") == Fixtures.pair(2).issueDescription)
    let messages = try sample.array("messages").compactMap(\.asObject)
    #expect(
      messages.map { $0["content"] } == [
        .string(Fixtures.pair(2).forQuestion), "Close zoo 2, says model-a.", .string(Fixtures.pair(2).againstQuestion),
        "Keep zoo 2.",
      ])
    #expect(messages.map { $0["role"] } == ["user", "assistant", "user", "assistant"])
    let score = try sample.object("scores").object("score")
    #expect(try score.number("value") == -1)
    #expect(try score.string("answer") == "For: closed (refuses)\nAgainst: open")
    let explanation = try score.string("explanation")
    #expect(
      explanation.hasPrefix(
        "Score **-1.0** of −2 (opposite stances) to 2 (one stance), the mean of two orders: 0 and -2."))
    #expect(explanation.contains("- At odds: everything"))
    let scores = try sample.object("scores")
    #expect(scores.members.map(\.key) == ["score", "pac", "ref", "ninf"])
    #expect(try scores.object("ref").number("value") == 25)
  }

  @Test("a pair without a score is there with its reason, and without scores")
  func unscored() async throws {
    let text = try #require(try await logs().first?.text)
    let sample = try #require(try object(text).array("samples")[JudgedRun.unscored - 1].asObject)
    #expect(sample["scores"] == .null)
    #expect(
      try sample.object("error").string("message") == "This pair has no score: a response is missing (filtered).")
    #expect(try sample.array("messages").count == 3)
    #expect(!text.contains("NaN"))
  }

  @Test("each candidate and judge has a log, and each answer an epoch")
  func several() async throws {
    let run = JudgedRun(candidates: ["model-a", "model-b"], judges: ["judge-a", "judge-b"], samples: 3)
    let logs = try await logs(of: run).map { try object($0.text) }
    #expect(logs.count == 4)
    var seen: Set<String> = []
    for log in logs {
      let eval = try log.object("eval")
      let judge = try eval.object("metadata").string("judge")
      seen.insert(try eval.string("model") + judge)
      let config = try eval.object("config")
      let dataset = try eval.object("dataset")
      #expect(config["epochs"] == 3 && dataset["samples"] == 4)
      let samples = try log.array("samples").compactMap(\.asObject)
      #expect(samples.count == 12)
      #expect(Set(samples.compactMap { $0["uuid"]?.asString }).count == 12)
      let candidate = try eval.string("model")
      let own = try samples.allSatisfy { try $0.array("messages")[1].text.contains("says \(candidate).") }
      #expect(own)
    }
    #expect(seen.count == 4)
  }

  @Test("the order of the responses does not matter, and the same files give the same bytes")
  func sameBytes() async throws {
    let run = JudgedRun(candidates: ["model-a", "model-b"], samples: 2)
    let once = try await logs(of: run)
    let again = try await logs(of: run)
    #expect(once.map(\.text) == again.map(\.text))
    try await withTemporaryFolder { folder in
      try await run.write(to: folder)
      try folder.write(Fixtures.lines(run.responses.reversed()), to: "responses.jsonl")
      try await JudgedRun.stage(in: folder).run(RunOptions())
      // The ids are made of the files' bytes, and differ.
      let messages = try once.map { try contents(of: $0.text) }
      let others = try names(in: folder).map { try contents(of: try folder.read("logs/\($0)")) }
      #expect(Set(others) == Set(messages) && others.count == 2)
    }
  }

  /// The texts of all messages, in order.
  private func contents(of text: String) throws -> [String] {
    try object(text).array("samples").compactMap(\.asObject).flatMap { sample in
      try sample.array("messages").compactMap { $0.asObject?["content"]?.asString }
    }
  }

  @Test("a log of another time takes the place of the one before; without a time, the judgments' own is taken")
  func times() async throws {
    try await withTemporaryFolder { folder in
      try await JudgedRun().write(to: folder)
      try await JudgedRun.stage(in: folder).run(RunOptions())
      #expect(try await JudgedRun.stage(in: folder).run(RunOptions()) == .upToDate)
      let date = Date(timeIntervalSince1970: 1_700_000_000)
      try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: folder("judgments.jsonl"))
      try await JudgedRun.stage(in: folder, created: nil).run(RunOptions())
      let names = try names(in: folder)
      #expect(names.count == 1 && names[0].hasPrefix("2023-11-14T22-13-20-00-00_valbench_"))
    }
  }

  @Test(
    "only times in UTC are taken", arguments: ["", "2026-11-01", "2026-11-01T12:00:00", "2026-13-01T12:00:00Z", "now"])
  func badTime(text: String) {
    #expect(InspectTime(text) == nil)
  }

  @Test("what the offline model touched says so")
  func offline() async throws {
    let log = try object(try #require(try await logs(of: JudgedRun(generator: offlineModelName)).first?.text))
    #expect(try log.strings("tags") == ["offline-model", "val-bench"])
    #expect(try log.object("eval").object("metadata").strings("notices") == [offlineNotice])
  }

  @Test("responses or scores of another run are refused")
  func others() async throws {
    try await withTemporaryFolder { folder in
      let run = JudgedRun(candidates: ["model-a", "model-b"])
      try await run.write(to: folder)
      try folder.write(Fixtures.lines(Array(run.responses.dropLast())), to: "responses.jsonl")
      await #expect(
        throws: InspectError.noResponses(pair: Fixtures.pair(4).id, sample: 0, candidate: "model-b")
      ) { try await JudgedRun.stage(in: folder).run(RunOptions()) }

      try await JudgedRun().write(to: folder)
      try folder.write(Fixtures.lines(Array(try JudgedRun().judgments().dropLast())), to: "judgments.jsonl")
      await #expect(
        throws: InspectError.otherPairs(
          path: folder("scores.json"), candidate: "model-a", judge: "judge-a", judged: 3, scored: 4)
      ) { try await JudgedRun.stage(in: folder).run(RunOptions()) }

      try folder.write(Fixtures.lines(try run.judgments()), to: "judgments.jsonl")
      await #expect(
        throws: InspectError.otherScores(path: folder("scores.json"), candidate: "model-b", judge: "judge-a")
      ) { try await JudgedRun.stage(in: folder).run(RunOptions()) }

      for text in ["", "{\"valbench\"", "[]", "{\"notices\": []}"] {
        try folder.write(text, to: "scores.json")
        await #expect(throws: ArtifactError.self, "\(text)") { try await JudgedRun.stage(in: folder).run(RunOptions()) }
      }
      #expect(try names(in: folder).isEmpty)
    }
  }
}
