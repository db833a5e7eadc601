import Artifacts
import Evaluation
import Publishing
import TestSupport
import Testing

@Suite("A task of Inspect")
struct InspectTaskTests {
  private func task(_ pairs: [PairRecord], samples: Int = 1, prompt: String = "Answer.\n") async throws -> (
    python: String, dataset: [JSONObject], outcome: StageOutcome
  ) {
    try await withTemporaryFolder { folder in
      let input = try folder.write(Fixtures.lines(pairs), to: "pairs.jsonl")
      let outcome = try await InspectTaskStage(
        inputs: [input], output: folder("task"), samples: samples,
        systemPrompt: DataFile(name: RespondDefaults.systemPrompt, text: prompt)
      ).run(RunOptions())
      let lines = try folder.read("task/dataset.jsonl").split(separator: "\n")
      return (
        try folder.read("task/valbench_task.py"),
        try lines.map { try #require(try JSONValue(parsing: String($0)).asObject) }, outcome
      )
    }
  }

  @Test("each question is a sample that tells its pair and its side")
  func dataset() async throws {
    let pair = Fixtures.pair(1)
    let task = try await task([pair, Fixtures.pair(2), pair])
    #expect(task.dataset.count == 4)
    #expect(try task.dataset.map { try $0.string("id") }.prefix(2) == ["\(pair.id)-for", "\(pair.id)-against"])
    #expect(try task.dataset.map { try $0.string("input") }.prefix(2) == [pair.forQuestion, pair.againstQuestion])
    let metadata = try task.dataset[1].object("metadata")
    #expect(metadata["side"] == "against")
    #expect(try PairRecord(try metadata.object("pair")) == pair)
    guard case .done(let summary) = task.outcome else {
      Issue.record("it was not made")
      return
    }
    #expect(summary.dropped == ["pair that is there more than once": 1])
  }

  @Test("the task asks as the respond stage does")
  func python() async throws {
    let task = try await task([Fixtures.pair(1, generator: offlineModelName)], samples: 3)
    #expect(task.python.contains("SYSTEM_PROMPT = \"Answer.\"\n"))
    #expect(task.python.contains("GenerateConfig(temperature=0.1, top_p=0.9, max_tokens=4096)"))
    #expect(task.python.contains("epochs=3"))
    #expect(task.python.contains("metadata={\"notices\": [\"\(offlineNotice)\"]}"))
  }

  @Test("a prompt cannot end its string")
  func prompt() async throws {
    let task = try await task([Fixtures.pair(1)], prompt: "Say \"no\" \\ or {{this}}\nand 🙂 <b>.")
    #expect(task.python.contains(#"SYSTEM_PROMPT = "Say \"no\" \\ or {{this}}\nand 🙂 <b>.""#))
  }
}
