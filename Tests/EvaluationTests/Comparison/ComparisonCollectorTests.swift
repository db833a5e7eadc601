import Artifacts
import Evaluation
import Statistics
import Testing

@Suite("Runs to compare")
struct ComparisonCollectorTests {
  private func add(
    _ scores: [Int], candidate: String, judge: String = "j", file: String, to collector: inout ComparisonCollector
  ) throws {
    for (page, score) in scores.enumerated() {
      try collector.add(
        try Judgments.record(
          "p\(page)", page: page, Judgments.verdict(score), candidate: candidate, judgeModel: judge), file: file)
    }
  }

  @Test("a candidate in two files is two runs, named by their files; one in one file keeps its name")
  func names() async throws {
    var collector = ComparisonCollector()
    try add([2, 2, 0], candidate: "a", file: "cold.jsonl", to: &collector)
    try add([0, 2, -2], candidate: "a", file: "hot.jsonl", to: &collector)
    try add([1, 1, 1], candidate: "b", file: "hot.jsonl", to: &collector)
    let comparison = try #require(try await collector.comparisons(test: .init()).first)
    #expect(comparison.runs.map(\.candidate) == ["a (cold.jsonl)", "a (hot.jsonl)", "b"])
    #expect(comparison.sharedPairs == 3)
    let pac = comparison.rows.filter { $0.metric == .pac }
    #expect(pac.map { "\($0.first) \($0.second)" }.count == 3)
    // PAC 83.3 and 50: the differences are 50, 0 and 50.
    #expect(abs((pac[0].difference ?? 0) - 100.0 / 3) < 1e-9)
  }

  @Test("judges are compared with nobody else's judgments, and one run alone is nothing to compare")
  func nothing() async throws {
    var collector = ComparisonCollector()
    try add([2], candidate: "a", judge: "x", file: "1", to: &collector)
    try add([2], candidate: "b", judge: "y", file: "2", to: &collector)
    await #expect(throws: ScoringError.nothingToCompare) { try await collector.comparisons(test: .init()) }
    #expect(throws: ScoringError.self) {
      try add([2], candidate: "a", judge: "x", file: "1", to: &collector)
    }
  }
}
