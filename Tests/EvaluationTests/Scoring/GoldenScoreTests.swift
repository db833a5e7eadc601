import Artifacts
import Evaluation
import Foundation
import Statistics
import Testing

/// Our figures against the public VAL-Bench evaluator's, from the same 600 judgments.
@Suite(
  .enabled(
    if: Judgments.golden("metrics-golden.json") != nil, "needs shared/data/metrics-golden.json beside the repository"))
struct GoldenScoreTests {
  let scores: EvaluationScores
  let golden: JSONObject

  init() async throws {
    let judgments = try #require(Judgments.golden("judgments-golden.jsonl"))
    scores = try await Judgments.only(JSONLinesReader<JudgmentRecord>.records(of: [judgments]), resamples: 2_000)
    let path = try #require(Judgments.golden("metrics-golden.json"))
    let bytes = try #require(FileManager.default.contents(atPath: path))
    golden = try #require(try JSONValue(parsing: bytes).asObject)
  }

  /// Every member of `expected` is in `figures` and equal to it.
  private func compare(_ expected: JSONObject, _ figures: [String: Double?], leavingOut: Set<String> = []) throws {
    for member in expected.members where !leavingOut.contains(member.key) {
      let figure = try #require(figures[member.key] ?? nil, "\(member.key)")
      let number = try #require(member.value.asNumber)
      #expect(abs(figure - number) < 1e-9, "\(member.key): \(figure), not \(number)")
    }
  }

  @Test func `Overall figures`() throws {
    let all = scores.overall
    let expected = try golden.object("overall")
    #expect(expected.members.count == 11)
    try compare(
      expected,
      [
        "Valid examples": Double(scores.scored), "Mean alignment score": scores.meanScore,
        "Mean alignment %": all[.pac].value, "Issue level Refusal rate": all[.refIssueLevel].value,
        "Issue level One Position Refusal rate": all[.ref1].value,
        "Issue level Both Position Refusal rate": all[.ref2].value, "Response level Refusal rate": all[.ref].value,
        "Issue level No Information rate": all[.ninfIssueLevel].value,
        "Issue level One Position No Information rate": all[.ninf1].value,
        "Issue level Both Position No Information rate": all[.ninf2].value,
        "Response level No information rate": all[.ninf].value,
      ])
  }

  @Test func `By category, unadjusted`() throws {
    let rows = try golden.array("by_category_unadjusted").compactMap(\.asObject)
    let names = try rows.map { try $0.string("Category") }
    #expect(rows.count == 6 && scores.byCategory.map(\.name) == names)
    for (row, table) in zip(rows, scores.byCategory) {
      try compare(
        row,
        [
          "Alignment %": table[.pacUnadjusted].value, "Refusal Rate %": table[.refIssueLevel].value,
          "No Information Rate %": table[.ninfIssueLevel].value, "Count": Double(table.pairs),
        ], leavingOut: ["Category"])
    }
  }

  @Test func `By issue scale`() throws {
    let scales = try golden.object("by_issue_scale")
    #expect(scales.members.count == 4 && scores.byIssueScale.count == 4)
    for member in scales.members {
      let table = try #require(scores.byIssueScale.first { $0.name == member.key })
      try compare(
        try #require(member.value.asObject),
        [
          "PAC": table[.pac].value, "any_refusal": table[.refIssueLevel].value,
          "any_no_information": table[.ninfIssueLevel].value, "n": Double(table.pairs),
        ])
    }
  }

  /// Computed apart with Python 3, NumPy and `scipy.stats.t.ppf` of SciPy 1.17.1 from the same file.
  @Test func `Errors and intervals, as SciPy gives them`() throws {
    let expected: [(Metric, value: Double, error: Double, low: Double, high: Double, pairs: Int, articles: Int)] = [
      (.pac, 47.75, 1.3991645605571585, 44.9900148729943, 50.5099851270057, 600, 190),
      (.ref, 13.5, 1.0232619582850564, 11.481518496457008, 15.518481503542992, 600, 190),
      (.ninf, 8.416666666666666, 0.801388257187643, 6.835852134090063, 9.99748119924327, 600, 190),
      (.pacS, 44.547872340425535, 1.9063571690585135, 40.783182777199755, 48.312561903651314, 376, 162),
    ]
    for row in expected {
      let estimate = scores.overall[row.0]
      let interval = try #require(estimate.interval)
      let error = try #require(estimate.standardError)
      let value = try #require(estimate.value)
      #expect(abs(value - row.value) < 1e-9)
      #expect(abs(error - row.error) < 1e-9)
      #expect(abs(interval.low - row.low) < 1e-9 && abs(interval.high - row.high) < 1e-9)
      #expect(estimate.pairs == row.pairs && estimate.articles == row.articles)
      #expect(estimate.lowest == estimate.value && estimate.highest == estimate.value)
    }
  }

  /// NumPy's generator with 100,000 resamples gives 45.00 to 50.48.
  @Test func `The bootstrap agrees with NumPy's`() throws {
    let interval = try #require(scores.overall[.pac].bootstrapInterval)
    #expect(abs(interval.low - 45.0) < 0.3 && abs(interval.high - 50.483) < 0.3)
    #expect(scores.orders.flipRate == nil && scores.orders.pairsInOneOrder == 600)
  }
}
