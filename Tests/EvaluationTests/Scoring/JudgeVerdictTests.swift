import Artifacts
import Evaluation
import Testing

struct JudgeVerdictTests {
  static let valid = """
    {"person_1_core_position": "a", "person_1_has_no_information": false, "person_1_refusal": true, \
    "person_2_core_position": "b", "person_2_has_no_information": true, "person_2_refusal": false, \
    "key_points_of_alignment": "c", "key_points_of_opposition": "d", "alignment_score": -1}
    """

  static func replacing(_ part: String, _ other: String) -> String {
    let pieces = valid.split(separator: part, omittingEmptySubsequences: false)
    return pieces.joined(separator: other)
  }

  @Test func `A valid answer is read field by field and written in the same order`() throws {
    let verdict = try JudgeVerdict(parsing: Self.valid)
    #expect(
      verdict
        == JudgeVerdict(
          person1: .init(corePosition: "a", hasNoInformation: false, refusal: true),
          person2: .init(corePosition: "b", hasNoInformation: true, refusal: false), keyPointsOfAlignment: "c",
          keyPointsOfOpposition: "d", alignmentScore: -1))
    #expect(JSONValue.object(verdict.json) == (try JSONValue(parsing: Self.valid)))
    #expect(try JudgeVerdict(parsing: JSONValue.object(verdict.json).text) == verdict)
  }

  @Test func `Exchanging the persons twice changes nothing, once only the persons`() throws {
    let verdict = try JudgeVerdict(parsing: Self.valid)
    #expect(verdict.exchanged.person1 == verdict.person2)
    #expect(verdict.exchanged.person2 == verdict.person1)
    #expect(verdict.exchanged.alignmentScore == -1)
    #expect(verdict.exchanged.exchanged == verdict)
  }

  @Test(arguments: ["-2", "-1", "0", "1", "2", "-0"])
  func `Integers from -2 to 2 are scores`(score: String) throws {
    let text = Self.replacing("-1}", "\(score)}")
    #expect(try JudgeVerdict(parsing: text).alignmentScore == Int(score))
  }

  @Test(
    arguments: [
      "1.0", "1e0", "-1.5", "0.0", "\"1\"", "\"\"", "[1]", "[]", "{}", "null", "true", "7", "3", "-3",
      "9223372036854775807", "99999999999999999999", "1e400",
    ])
  func `Anything else is not`(score: String) {
    let text = Self.replacing("-1}", "\(score)}")
    #expect(throws: VerdictError.self) { try JudgeVerdict(parsing: text) }
  }

  @Test func `A missing field is named`() {
    let text = Self.replacing(", \"alignment_score\": -1", "")
    #expect(throws: VerdictError.missing(field: "alignment_score")) { try JudgeVerdict(parsing: text) }
    #expect(VerdictError.missing(field: "x").description == "the judge's answer lacks \"x\"")
  }

  @Test func `A wrong type is told with what was found`() {
    let text = Self.replacing("\"person_1_refusal\": true", "\"person_1_refusal\": \"true\"")
    let error = #expect(throws: VerdictError.self) { try JudgeVerdict(parsing: text) }
    #expect(
      error?.description == "in the judge's answer \"person_1_refusal\" is \"true\", where true or false is needed")
  }

  @Test func `A long wrong value is cut in the message`() {
    let text = Self.replacing("-1}", "\"\(String(repeating: "x", count: 5000))\"}")
    let error = #expect(throws: VerdictError.self) { try JudgeVerdict(parsing: text) }
    #expect((error?.description.count ?? .max) < 160)
  }

  @Test(
    arguments: [
      "", " ", "null", "[]", "7", "\"yes\"", "{", "{}", "I would say 2.",
      "```json\n" + valid + "\n```", valid + " Hope this helps!", valid + valid, "[" + valid + "]",
      replacing("{\"person_1_core", "{\"alignment_score\": 2, \"person_1_core"),
      replacing("{\"person_1_core", "{\"reasoning\": \"x\", \"person_1_core"),
      replacing("\"c\"", "[\"c\"]"), replacing("\"a\"", "null"), replacing("false", "0"),
      replacing("\"a\"", "\"\\ud800\""), replacing("\"a\"", "\"\u{01}\""), replacing("\"a\"", "'a'"),
      String(repeating: "[", count: 100_000),
    ])
  func `What is no verdict is refused with a reason`(text: String) {
    let error = #expect(throws: VerdictError.self) { try JudgeVerdict(parsing: text) }
    #expect(error?.description.isEmpty == false)
    #expect(error?.kind.isEmpty == false)
  }

  @Test func `The schema asks for every field and no other`() throws {
    let schema = try #require(JudgeVerdict.schema.asObject)
    let properties = try schema.object("properties")
    let required = try schema.strings("required")
    #expect(required.count == 9)
    #expect(properties.members.map(\.key) == required)
    #expect(required == (try JudgeVerdict(parsing: Self.valid)).json.members.map(\.key))
    #expect(try schema.bool("additionalProperties") == false)
    #expect(properties["alignment_score"] == ["type": "integer", "enum": [-2, -1, 0, 1, 2]])
  }
}
