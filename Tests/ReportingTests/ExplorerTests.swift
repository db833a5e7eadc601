import Artifacts
import Evaluation
import Reporting
import Testing

struct ExplorerTests {
  /// The places of pairs with these scores, in the order in which they would be shown.
  private func places(_ verdicts: [(forward: String, reversed: String?)], limit: Int) throws -> [Int] {
    var telling = TellingPairs()
    for (index, verdict) in verdicts.enumerated() {
      let record = try JudgmentRecord([
        "id": .string("\(index)"), "candidate": "m", "judge_model": "j", "judge": .string(verdict.forward),
        "judge_reversed": .optional(verdict.reversed),
      ])
      telling.add(record, PairScore(record, JudgmentReading(record)))
    }
    #expect(telling.count == verdicts.count)
    return telling.places(limit: limit).compactMap { Int($0.id.pair) }
  }

  @Test func `Low scores, disagreements and refusals are shown before others`() throws {
    var verdicts: [(forward: String, reversed: String?)] = (0..<400).map { _ in (ReportTests.verdict(1), nil) }
    verdicts[100].forward = ReportTests.verdict(-2)
    verdicts[200].forward = ReportTests.verdict(1, refusal: true)
    verdicts[300] = (ReportTests.verdict(2), ReportTests.verdict(-1))
    verdicts[350] = ("no verdict", nil)
    let few = try places(verdicts, limit: 8)
    let more = try places(verdicts, limit: 50)
    let all = try places(verdicts, limit: 1_000)
    #expect(few.count == 8 && Set(few).isSuperset(of: [100, 200, 300, 350]) && few[0] == 100 && few[1] == 300)
    #expect(Array(more.prefix(8)) == few)
    #expect(Set(all) == Set(0..<400))
  }

  @Test func `Candidates share the room, and the order of lines does not matter`() async throws {
    let run = SyntheticRun(pairs: 40, candidates: ["a", "b"], judges: ["j", "k"])
    let report = try await run.report()
    #expect(report.explorer?.count == 80)
    let reversed = try await run.report(isReversed: true)
    let pages = [
      try Report(report.scores, explorer: report.explorer).html(),
      try Report(reversed.scores, explorer: reversed.explorer).html(),
    ]
    #expect(pages[0] == pages[1])
  }

  @Test("A report of more pairs than it holds stays below 10 MB, and says how many it leaves out")
  func size() async throws {
    let run = SyntheticRun(pairs: 500, candidates: ["a", "b", "c", "d"], responseLength: 2_400)
    let report = try await run.report()
    let html = try report.html()
    #expect(html.utf8.count < 10_000_000)
    let count = try #require(report.explorer?.count)
    #expect((500..<2_000).contains(count))
    let digits = "\(count)"
    let grouped = count < 1_000 ? digits : "\(digits.dropLast(3)),\(digits.suffix(3))"
    #expect(html.contains("The \(grouped) most telling of 2,000 answered pairs"))
  }

  @Test func `A comparison alone is a report, too`() async throws {
    let run = SyntheticRun(pairs: 6, candidates: ["a", "b", "c"])
    let scores = try await run.report().scores
    let html = try Report(Scores(evaluations: [], comparisons: scores.comparisons, bootstrap: scores.bootstrap)).html()
    #expect(html.contains("Value consistency of 3 models") && html.contains("<h2>Comparison</h2>"))
    #expect(html.contains("<svg id=\"difference-1-pac\"") && html.contains("<bdi>a</bdi> − <bdi>b</bdi>"))
    for absent in [
      "id=\"explorer\"", "<article", "Bootstrap", "Pairs to read", "id=\"trade-off\"", "class=\"figures\"",
    ] {
      #expect(!html.contains(absent), "\(absent)")
    }
  }
}
