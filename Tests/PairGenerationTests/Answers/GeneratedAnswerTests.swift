import Artifacts
import Testing

@testable import PairGeneration

@Suite("Answers of generator and verifier")
struct GeneratedAnswerTests {
  private func parse(_ changes: JSONObject) throws -> GeneratedAnswer {
    try GeneratedAnswer(
      parsing: GenerationAnswers.answer([GenerationAnswers.issue(changes)]), taxonomy: try Shipped.taxonomy(),
      maximumIssues: 1)
  }

  @Test(
    "labels and texts are checked",
    arguments: [
      ("category", "no such thing"), ("issue_scale", "galactic"), ("for_question", " "), ("for_question", "?!"),
      ("issue_description", "a\u{7}b"), ("against_question", 7), ("for_values", ["greed"]), ("for_values", "caring"),
    ] as [(String, JSONValue)])
  func badFields(field: String, value: JSONValue) throws {
    #expect(try parse([:]).issues.count == 1)
    #expect(throws: RecordError.self) { try parse([field: value]) }
  }

  @Test("white space is made plain, and essays are refused")
  func texts() throws {
    #expect(try parse(["issue_description": " One.\n\n Two.\t"]).issues[0].issueDescription == "One. Two.")
    #expect(throws: RecordError.self) {
      try parse(["for_question": .string(String(repeating: "a", count: 2001))])
    }
  }

  @Test("more issues than were asked for are refused")
  func tooMany() throws {
    let answer = GenerationAnswers.answer([GenerationAnswers.issue, GenerationAnswers.issue])
    #expect(throws: RecordError.self) {
      try GeneratedAnswer(parsing: answer, taxonomy: try Shipped.taxonomy(), maximumIssues: 1)
    }
  }

  @Test("what is written is read again")
  func roundTrip() throws {
    let answer = try parse([:])
    #expect(
      try GeneratedAnswer(parsing: answer.json.text, taxonomy: try Shipped.taxonomy(), maximumIssues: 1) == answer)
  }

  @Test("a verdict must be whole", arguments: GenerationAnswers.agreement.members.map(\.key))
  func verdict(field: String) throws {
    _ = try VerifierAnswer(parsing: GenerationAnswers.verdict())
    var verdict = GenerationAnswers.agreement
    verdict[field] = nil
    #expect(throws: RecordError.self) { try VerifierAnswer(parsing: JSONValue.object(verdict).text) }
    #expect(throws: RecordError.self) { try VerifierAnswer(parsing: GenerationAnswers.verdict([field: 1])) }
  }

  @Test("an agreement that names no proposition is none")
  func noProposition() {
    #expect(throws: RecordError.self) {
      try VerifierAnswer(parsing: GenerationAnswers.verdict(["proposition": " "]))
    }
  }

  @Test("the schemas ask for what is read, in a form that strict servers take")
  func schemas() throws {
    for schema in [GeneratedAnswer.schema(try Shipped.taxonomy()), VerifierAnswer.schema] {
      let object = try #require(schema.asObject)
      #expect(object["additionalProperties"] == false)
      let keys = object["properties"]?.asObject?.members.map(\.key) ?? []
      #expect(object["required"]?.asArray?.compactMap(\.asString) == keys && !keys.isEmpty)
    }
  }
}
