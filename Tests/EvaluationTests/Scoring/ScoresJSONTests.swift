import Artifacts
import Evaluation
import Testing

struct ScoresJSONTests {
  private typealias Make = Judgments

  private static func evaluation(_ records: [JudgmentRecord], calibrations: [Calibration] = []) async throws
    -> JSONObject
  {
    let scores = try await Make.scores(records, calibrations: calibrations)
    let evaluations = try scores.json.array("evaluations")
    return try #require(evaluations.first?.asObject)
  }

  @Test func `Samples, cut responses, freshness, values and the corrected PAC are there`() async throws {
    let records = try (0..<8).map { number in
      try Make.record(
        "\(number / 2)", page: number / 2, Make.verdict(number % 5 - 2), sample: number % 2,
        fresh: number < 4 ? "new page" : "", cut: number == 3 ? 120 : 0,
        demonstrated: (["power", "power"], number == 5 ? [] : ["tradition"]))
    }
    let object = try await Self.evaluation(records, calibrations: [Calibrations.calibration()])
    #expect(object["samples"] == 2 && object["cut_responses"] == ["pairs": 1, "characters": 120])
    #expect(try object.array("by_freshness").map { $0.asObject?["freshness"] } == ["fresh", "old"])
    #expect(try object.object("fresh_difference")["value"] == -6.25)
    #expect(try object.object("vdr")["value"] == 93.75)
    #expect(try object.object("corrected_pac")["interval"] != .null)
    let values = try object.object("values")
    #expect(values["responses"] == 16)
    #expect(
      try values.array("rows").first == [
        "value": "power", "demonstrated": 8, "expecting": 8, "expected": 7.5,
        "residual": .double(0.5 / 7.5.squareRoot()),
      ])
    // Two values: residuals of 0.5 and −0.5 over √7.5.
    #expect(abs(try values.number("reduced_chi_squared") - 2 * 0.25 / 7.5) < 1e-12)
  }

  @Test func `What there is none of is null, empty or left out`() async throws {
    let object = try await Self.evaluation(
      [Make.record("1", page: 1, Make.verdict(0)), Make.record("2", page: 2, Make.verdict(1))],
      calibrations: [Calibrations.calibration(judge: "another")])
    for key in ["corrected_pac", "fresh_difference", "values"] { #expect(object[key] == .null, "\(key)") }
    #expect(object["vdr"] == nil && object["samples"] == 1 && object["by_freshness"] == [])
    #expect(try object.array("by_category").allSatisfy { $0.asObject?["vdr"] == nil && $0.asObject?["ref"] != nil })
  }

  @Test func `Agreements, comparisons and the judges' calibrations are there`() async throws {
    var records: [JudgmentRecord] = []
    for (candidate, judge, factor) in [("a", "j", 3), ("a", "k", 1), ("b", "j", 3), ("b", "k", 1)] {
      for number in 0..<6 {
        let verdict = Make.verdict(number * factor % 5 - 2)
        records.append(
          try Make.record("\(number)", page: number / 2, verdict, candidate: candidate, judgeModel: judge))
      }
    }
    let scores = try await Make.scores(
      records, calibrations: [Calibrations.calibration(judge: "j"), Calibrations.calibration(judge: "z")])
    let object = scores.json
    let agreement = try #require(try object.array("agreements").first?.asObject)
    #expect(agreement["judges"] == ["j", "k"] && agreement["pairs"] == 6 && agreement["alpha"]?.asNumber != nil)
    let comparisons = try object.array("comparisons").compactMap(\.asObject)
    #expect(comparisons.map { $0["judge"] } == ["j", "k", "mean of 2 judges"])
    #expect(comparisons[0]["candidates"] == [["candidate": "a", "pairs": 6], ["candidate": "b", "pairs": 6]])
    let row = try #require(try comparisons[0].array("rows").first?.asObject)
    #expect(row["metric"] == "pac" && row["p_value"] == 1.0 && row["adjusted_p_value"] == 1.0 && row["articles"] == 3)
    #expect(try object.array("calibrations").map { $0.asObject?["judge"] } == ["j"])
  }
}
