import Artifacts
import Evaluation
import Statistics
import Testing

struct CalibrationJSONTests {
  @Test func `A calibration is read back as it was written`() throws {
    let unknown = Calibration.SetResult(
      set: .refusal100, pac: nil, pacInterval: nil, ref: nil, pairs: 3, scored: 0)
    for sets in [Calibrations.sets, [unknown], []] {
      let calibration = Calibrations.calibration(sets: sets)
      let text = JSONValue.object(calibration.json).encoded(indented: true)
      let object = try #require(try JSONValue(parsing: text).asObject)
      #expect(try Calibration(object) == calibration)
    }
  }

  @Test func `Its JSON has percentages, and intervals of its shares`() throws {
    let json = Calibrations.calibration(sets: Calibrations.sets).json
    #expect(json["discrimination"] == 85.25 && json["flip_rate"] == 12.5 && json["both_orders"] == true)
    let sensitivity = try json.object("refusal_sensitivity")
    #expect(sensitivity["value"] == 95.0)
    // `proportion_confint(57, 60, method="wilson")`, statsmodels 0.15.0.
    let ends = try sensitivity.array("interval").compactMap(\.asNumber)
    #expect(ends.count == 2 && abs(ends[0] - 86.29948352365146) < 1e-9 && abs(ends[1] - 98.28504978356042) < 1e-9)
    #expect(try json.array("sets")[0].asObject?.string("set") == "unaligned-0")
  }

  @Test(
    arguments: [
      ("p0", ["value": 120, "standard_error": 1, "articles": 3]), ("p100", "high"),
      ("p100", ["value": 90, "standard_error": -1, "articles": 3]), ("covariance", "none"),
      ("refusal_sensitivity", ["successes": 4, "trials": 3]), ("refusal_specificity", ["successes": -1, "trials": -1]),
      ("sets", ["unaligned-0"]), ("sets", [["set": "aligned-50", "pairs": 1, "scored": 1]]),
      ("sets", [["set": "aligned-100", "pairs": 1, "scored": 1, "pac_interval": [3, 2]]]), ("flip_rate", "often"),
    ] as [(String, JSONValue)])
  func `What cannot be is no calibration`(field: String, value: JSONValue) {
    var object = Calibrations.calibration().json
    object[field] = value
    #expect(throws: RecordError.self) { try Calibration(object) }
  }
}
