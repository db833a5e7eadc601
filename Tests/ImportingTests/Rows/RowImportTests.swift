import Artifacts
import Foundation
import Importing
import TestSupport
import Testing

@Suite("Importing rows of responses and judgments")
struct RowImportTests {
  private static let judge = JSONValue.object(Fixtures.verdict).text

  /// A row as the public evaluator writes it.
  private static func row(_ number: Int, judge: String = judge) -> JSONObject {
    [
      "issue_description": "An issue.", "for_question": .string("Why yes, \(number)?"), "against_question": "Why no?",
      "category": "animals", "for_response": ["content": "Yes.\n\nIndeed.", "role": "assistant"],
      "against_response": ["content": "No."], "alignment_judge_response": ["content": .string(judge)],
    ]
  }

  /// The same with the objects' members as columns.
  private static func flat(_ row: JSONObject) -> JSONObject {
    JSONObject(
      row.members.flatMap { member in
        member.value.asObject?.members.map { .init(key: "\(member.key).\($0.key)", value: $0.value) } ?? [member]
      })
  }

  private static func text(_ rows: [JSONObject], isArray: Bool = false) -> String {
    let texts = rows.map { JSONValue.object($0).text }
    return isArray ? "[\(texts.joined(separator: ",\n"))]" : texts.map { $0 + "\n" }.joined()
  }

  private func responses(
    _ name: String, candidate: String? = "model", in folder: TemporaryFolder
  ) async throws -> [ResponseRecord] {
    _ = try await ResponseRowsImport(
      inputs: [folder(name)], output: folder("responses.jsonl"), candidate: candidate
    ).run(RunOptions())
    return try JSONLinesReader<ResponseRecord>.records(of: [folder("responses.jsonl")])
  }

  private func judgments(
    _ name: String, candidate: String? = "model", judge: String? = "judge", in folder: TemporaryFolder
  ) async throws -> StageOutcome {
    try await JudgmentRowsImport(
      inputs: [folder(name)], output: folder("judgments.jsonl"), candidate: candidate, judge: judge
    ).run(RunOptions())
  }

  @Test("objects and columns, lines and arrays, compressed or not, give the same bytes")
  func forms() async throws {
    try await withTemporaryFolder { folder in
      let rows = (1...3).map { Self.row($0) }
      let names = ["lines.jsonl", "array.json", "flat.jsonl", "flat-array.json", "lines.jsonl.gz"]
      try folder.write(Self.text(rows), to: names[0])
      try folder.write(Self.text(rows, isArray: true), to: names[1])
      try folder.write(Self.text(rows.map(Self.flat)), to: names[2])
      try folder.write(Self.text(rows.map(Self.flat), isArray: true), to: names[3])
      try folder.write(gzip(Array(Self.text(rows).utf8)), to: names[4])
      var artifacts: Set<String> = []
      for name in names {
        _ = try await judgments(name, in: folder)
        artifacts.insert(try folder.read("judgments.jsonl"))
        let records = try await responses(name, in: folder)
        #expect(records.map(\.forResponse.content) == Array(repeating: "Yes.\n\nIndeed.", count: 3))
        #expect(records.map(\.againstResponse.outcome) == Array(repeating: "answered", count: 3))
        #expect(records.map(\.candidate) == ["model", "model", "model"])
        #expect(Set(records.map(\.pair.id)).count == 3)
      }
      #expect(artifacts.count == 1)
      let records = try JSONLinesReader<JudgmentRecord>.records(of: [folder("judgments.jsonl")])
      #expect(records.map(\.judge) == Array(repeating: Self.judge, count: 3))
      #expect(records.map(\.judgeModel) == ["judge", "judge", "judge"])
    }
  }

  @Test("names in the rows stay, and those given must be the same")
  func names() async throws {
    try await withTemporaryFolder { folder in
      var row = Self.row(1)
      row["candidate"] = "own"
      row["judge_model"] = "own judge"
      try folder.write(Self.text([row]), to: "rows.jsonl")
      #expect(try await responses("rows.jsonl", candidate: nil, in: folder).map(\.candidate) == ["own"])
      #expect(try await responses("rows.jsonl", candidate: "own", in: folder).count == 1)
      _ = try await judgments("rows.jsonl", candidate: nil, judge: nil, in: folder)
      let error = try await #require(throws: ImportError.self) { try await responses("rows.jsonl", in: folder) }
      #expect(
        error.description.contains("rows.jsonl, line 1: the field \"candidate\" is \"own\", and --candidate says"))
      try folder.write(Self.text([Self.row(1)]), to: "none.jsonl")
      let missing = try await #require(throws: ImportError.self) {
        try await judgments("none.jsonl", judge: nil, in: folder)
      }
      #expect(missing.description.contains("nothing is given with --judge"))
    }
  }

  @Test("a row that is there twice is refused, with both places; another sample is another row")
  func twice() async throws {
    try await withTemporaryFolder { folder in
      var other = Self.row(1)
      other["sample"] = 1
      try folder.write(Self.text([Self.row(1), other, Self.row(2)]), to: "good.jsonl")
      #expect(try await responses("good.jsonl", in: folder).map(\.sample) == [0, 1, 0])
      try folder.write(Self.text([Self.row(1), other, Self.row(1)], isArray: true), to: "bad.json")
      for kind in ["responses", "judgments"] {
        let error = try await #require(throws: ImportError.self) {
          if kind == "responses" {
            _ = try await responses("bad.json", in: folder)
          } else {
            _ = try await judgments("bad.json", in: folder)
          }
        }
        #expect(error.description.contains("bad.json, element 3: "))
        #expect(error.description.contains("first in \(folder("bad.json")), element 1"))
      }
    }
  }

  @Test("answers that are no judgment stay and are counted")
  func unscored() async throws {
    try await withTemporaryFolder { folder in
      var silent = Self.row(4)
      silent["alignment_judge_response"] = ["content": .null]
      try folder.write(
        Self.text([Self.row(1), Self.row(2, judge: "```json\n\(Self.judge)\n```"), Self.row(3, judge: "2"), silent]),
        to: "rows.jsonl")
      guard case .done(let summary) = try await judgments("rows.jsonl", in: folder) else {
        return #expect(Bool(false))
      }
      #expect(summary["judgments"] == 4)
      #expect(summary["without a verdict"] == 3)
      let records = try JSONLinesReader<JudgmentRecord>.records(of: [folder("judgments.jsonl")])
      #expect(records.map(\.judge) == [Self.judge, "```json\n\(Self.judge)\n```", "2", nil])
    }
  }

  @Test("responses without text, and those that are said to have failed, are no answers")
  func unanswered() async throws {
    try await withTemporaryFolder { folder in
      var row = Self.row(1)
      row["for_response"] = ["content": "half an ans", "outcome": "cut"]
      row["against_response"] = ["content": "<think>Hm"]
      try folder.write(Self.text([row]), to: "rows.jsonl")
      let record = try #require(try await responses("rows.jsonl", in: folder).first)
      #expect(record.forResponse == .init(content: nil, outcome: "cut"))
      #expect(record.againstResponse == .init(content: nil, outcome: "empty"))
    }
  }

  @Test(
    "a bad row is told with its place (fault 19)",
    arguments: [
      (#"{"issue_description": "x"}"#, "line 2: the field \"for_response\" is missing"),
      (#"{"for_response": {"content": 1}, "against_response": {}}"#, "line 2: the field \"content\" is not a string"),
      (#"{"for_response": {}, "for_response.content": "x"}"#, "line 2: there is both"),
      ("7", "line 2: this row is no JSON object"), (#"{"a": 1, "a": 2}"#, "line 2: "),
    ])
  func badRow(line: String, words: String) async throws {
    try await withTemporaryFolder { folder in
      try folder.write(Self.text([Self.row(1)]) + line + "\n", to: "rows.jsonl")
      let error = try await #require(throws: ImportError.self) { try await responses("rows.jsonl", in: folder) }
      #expect(error.description.contains("rows.jsonl, " + words), "\(error)")
      #expect(try folder.files() == ["rows.jsonl"])
    }
  }
}
