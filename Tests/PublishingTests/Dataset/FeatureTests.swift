import Artifacts
import Testing

@testable import Publishing

@Suite("The types of columns")
struct FeatureTests {
  private func type(_ texts: String...) throws -> FeatureType? {
    var type: FeatureType? = .null
    for text in texts {
      guard let next = FeatureType(of: try JSONValue(parsing: Array(text.utf8))) else { return nil }
      type = type?.merged(with: next)
    }
    return type
  }

  @Test("a column's type holds all of its values")
  func merging() throws {
    #expect(try type("null", "null") == .null)
    #expect(try type("1", "null", "2") == .int64)
    #expect(try type("1", "2.5") == .float64)
    #expect(try type("[]", "[1]", "[null, 2.5]") == .list(.float64))
    #expect(try type("\"2026-01-31\"", "\"2026-01-31T10:00:00Z\"") == .timestamp)
    #expect(try type("\"2026-01-31\"", "\"\"") == .string)
    #expect(
      try type("{\"a\": 1}", "null", "{\"b\": [\"x\"], \"a\": null}")
        == .structure([Feature("a", .int64), Feature("b", .list(.string))]))
  }

  @Test("values that no column holds together have no type")
  func mixed() throws {
    #expect(try type("1", "\"x\"") == nil)
    #expect(try type("true", "1") == nil)
    #expect(try type("[1, \"x\"]") == nil)
    #expect(try type("{\"a\": 1}", "{\"a\": []}") == nil)
    #expect(try type("{}", "[]") == nil)
  }

  @Test(
    "texts are timestamps where Arrow's reader takes them for such",
    arguments: [
      ("2026-01-01T00:00:00Z", true), ("2026-01-01T00:00:00", true), ("2026-01-01 00:00:00", true),
      ("2026-01-01", true), ("2026-01-01T00:00:00+01:00", true), ("2026-01-01T00:00:00+0100", true),
      ("2026-01-01T00:00Z", true), ("2026-01-01T00", true), ("2024-02-29", true), ("2026-02-29", false),
      ("2026-01-01T00:00:00.5Z", false), ("2026-13-01", false), ("2026-01-01T24:00:00", false),
      ("2026-01-01t00:00:00", false), ("2026", false), ("20260101", false), ("2026-01-01Z", false),
      ("2026-01-01T000000Z", false), ("", false), ("2026-01-01T", false), ("2026-01-00", false),
    ])
  func timestamps(text: String, isOne: Bool) {
    #expect(isTimestamp(text) == isOne)
  }

  @Test("the columns are those that a pair and a question write, in their order")
  func columns() throws {
    let pair = try PairRecord(["issue_description": "", "for_question": "", "against_question": ""])
    #expect(PairFeatures.pairs(revisionTimestamp: .string).map(\.name) == pair.json.members.map(\.key))
    let question = QuestionRecord(pair: pair, side: .forSide)
    #expect(PairFeatures.questions.map(\.name) == question.json.members.map(\.key))
  }

  @Test("what the verifier found has the fields that it writes")
  func verdict() throws {
    let question = PairVerdict.Question(isValueLaden: true, isSelfContained: true, isNeutralInPremise: true)
    let verdict = PairVerdict(
      verifier: "", promptVersion: "", proposition: "", isOpposed: true, forQuestion: question,
      againstQuestion: question,
      remarks: "")
    let feature = PairFeatures.pairs(revisionTimestamp: .string).first { $0.name == "verdict" }
    guard case .structure(let fields) = try #require(feature).type else {
      Issue.record("no structure")
      return
    }
    #expect(fields.map(\.name) == verdict.json.members.map(\.key))
    #expect(try type(JSONValue.object(verdict.json).text)?.merged(with: .structure(fields)) != nil)
  }
}
