import Artifacts
import Foundation
import Publishing
import TestSupport
import Testing
import Yams

@Suite("Tasks for lm-evaluation-harness")
struct HarnessTaskTests {
  private static let files = [
    "README.md", "questions.jsonl", "valbench.manifest.json", "valbench.yaml", "valbench_task.py",
  ]

  private func publish(
    _ pairs: [PairRecord], to output: String = "task", samples: Int = 1, in folder: TemporaryFolder
  ) async throws -> StageOutcome {
    try folder.write(Fixtures.lines(pairs), to: "pairs.jsonl")
    return try await HarnessTaskStage(
      inputs: [folder("pairs.jsonl")], output: folder(output), samples: samples,
      systemPrompt: DataFile(name: "prompts/respond-system.mustache", text: "Answer {{ sincerely }}.\n")
    ).run(RunOptions())
  }

  @Test("the task asks as valbench-evaluate respond does, and nothing ends an answer but the model")
  func configuration() async throws {
    try await withTemporaryFolder { folder in
      _ = try await publish([Fixtures.pair(1)], samples: 3, in: folder)
      #expect(try folder.files().filter { $0.hasPrefix("task/") } == Self.files.map { "task/" + $0 })
      let task = try #require(try Yams.compose(yaml: try folder.read("task/valbench.yaml")))
      #expect(task["output_type"]?.string == "generate_until")
      #expect(task["num_fewshot"]?.int == 0)
      #expect(task["repeats"]?.int == 3)
      let generation = try #require(task["generation_kwargs"])
      #expect(generation["until"]?.sequence?.isEmpty == true)
      #expect(generation["do_sample"]?.bool == true)
      #expect(generation["temperature"]?.float == 0.1)
      #expect(generation["top_p"]?.float == 0.9)
      #expect(generation["max_gen_toks"]?.int == 4096)
      #expect(task["custom_dataset"]?.tag.description == "!function")
    }
  }

  @Test("both questions of a pair follow each other, with the whole pair and the system prompt, as texts")
  func questions() async throws {
    try await withTemporaryFolder { folder in
      let pairs = (1...3).map { Fixtures.pair($0) }
      let outcome = try await publish(pairs, in: folder)
      let rows = try JSONLinesReader<HarnessQuestion>.records(of: [folder("task/questions.jsonl")])
      #expect(
        rows
          == pairs.flatMap { pair in
            QuestionSide.allCases.map { HarnessQuestion(pair: pair, side: $0, systemPrompt: "Answer {{ sincerely }}.") }
          })
      let values = try folder.read("task/questions.jsonl").split(separator: "\n").flatMap { line in
        try #require(try JSONValue(parsing: String(line)).asObject).members.map(\.value)
      }
      #expect(values.allSatisfy { $0.asString != nil })
      guard case .done(let summary) = outcome else { return #expect(Bool(false), "\(outcome)") }
      #expect(summary["pairs"] == 3)
      #expect(summary["questions"] == 6)
    }
  }

  @Test("hostile texts stand in the questions alone, and come back as they were (faults 10 and 35)")
  func hostile() async throws {
    try await withTemporaryFolder { folder in
      var row = Fixtures.pair(1).json
      row["for_question"] = "{{ 7 * 7 }} {% raw %} \"\n\n!function os.system\u{2028}\u{0}\u{1F600}"
      row["issue_description"] = "{{{version}}} ---\n- x: &a [*a]"
      row["mine"] = ["2026-01-01", 1, .null]
      let pair = try PairRecord(row)
      _ = try await publish([Fixtures.pair(1)], in: folder)
      _ = try await publish([pair], to: "hostile", in: folder)
      for name in ["README.md", "valbench.yaml", "valbench_task.py"] {
        #expect(try folder.read("hostile/\(name)") == folder.read("task/\(name)"))
      }
      let rows = try JSONLinesReader<HarnessQuestion>.records(of: [folder("hostile/questions.jsonl")])
      #expect(rows.map(\.pair) == [pair, pair])
    }
  }

  @Test("a question that is not the pair's is refused")
  func tampered() throws {
    var row = HarnessQuestion(pair: Fixtures.pair(1), side: .forSide, systemPrompt: "").json
    row["side"] = "against"
    #expect(throws: RecordError.self) { try HarnessQuestion(row) }
    row["side"] = "both"
    #expect(throws: RecordError.self) { try HarnessQuestion(row) }
  }

  @Test("a task that the offline model wrote pairs for says so")
  func offline() async throws {
    try await withTemporaryFolder { folder in
      _ = try await publish([Fixtures.pair(1, generator: "offline")], in: folder)
      #expect(try folder.read("task/README.md").contains("> **\(offlineNotice)**"))
    }
  }

  @Test("no pairs, and a pair that is there twice, are refused, and nothing is written")
  func refused() async throws {
    try await withTemporaryFolder { folder in
      await #expect(throws: HarnessTaskError.noPairs) { try await publish([], in: folder) }
      await #expect(throws: HarnessTaskError.repeated(id: Fixtures.pair(1).id)) {
        try await publish([Fixtures.pair(1), Fixtures.pair(2), Fixtures.pair(1)], in: folder)
      }
      let files = try folder.files()
      #expect(files == ["pairs.jsonl"])
    }
  }
}
