import Artifacts
import Foundation
import Importing
import TestSupport
import Testing

@Suite("Importing tables")
struct TableImportTests {
  private static let header = "issue_description,for_question,against_question,for_values,page_id,note"

  @discardableResult
  private func read(_ content: some Sequence<UInt8>, name: String = "t.csv", columns: [String] = []) async throws
    -> [PairRecord]
  {
    try await withTemporaryFolder { folder in
      let path = try folder.write(Array(content), to: name)
      _ = try await TableImportStage(inputs: [path], output: folder("pairs.jsonl"), mapping: try ColumnMapping(columns))
        .run(RunOptions())
      return try JSONLinesReader<PairRecord>.records(of: [folder("pairs.jsonl")])
    }
  }

  /// - Returns: the error's words without the file's folder.
  private func problem(_ content: some Sequence<UInt8>, name: String = "t.csv", columns: [String] = []) async throws
    -> String
  {
    let error = await #expect(throws: PairImportError.self) {
      try await read(content, name: name, columns: columns)
    }
    let words = try #require(error).description
    return words.split(separator: " ").map { $0.hasPrefix("/") ? $0.split(separator: "/").last ?? $0 : $0 }
      .joined(separator: " ")
  }

  private static let expected = PairRecordContent(
    issue: "An issue,\nof two lines", forQuestion: "Why \"so\"?", againstQuestion: "Warum nicht, Ägypten?",
    values: ["liberty", "safety, order"], page: 17, note: "kept")

  private struct PairRecordContent: Equatable {
    var issue: String
    var forQuestion: String
    var againstQuestion: String
    var values: [String]
    var page: Int?
    var note: JSONValue

    init(issue: String, forQuestion: String, againstQuestion: String, values: [String], page: Int?, note: JSONValue) {
      (self.issue, self.forQuestion, self.againstQuestion) = (issue, forQuestion, againstQuestion)
      (self.values, self.page, self.note) = (values, page, note)
    }

    init(_ pair: PairRecord) {
      self.init(
        issue: pair.issueDescription, forQuestion: pair.forQuestion, againstQuestion: pair.againstQuestion,
        values: pair.forValues, page: pair.source.pageID, note: pair.otherFields["note"] ?? "none")
    }
  }

  private static let row =
    #""An issue,\#nof two lines","Why ""so""?","Warum nicht, Ägypten?","[""liberty"", ""safety, order""]",17,kept"#
  private static let object =
    #"{"issue_description":"An issue,\nof two lines","for_question":"Why \"so\"?","against_question":"#
    + #""Warum nicht, Ägypten?","for_values":["liberty","safety, order"],"page_id":17,"note":"kept"}"#

  @Test("the same row comes from every format, compressed or not")
  func formats() async throws {
    let csv = Self.header + "\n" + Self.row + "\n"
    let tsv =
      Self.header.replacing(",", with: "\t") + "\r\n"
      + Self.row.replacing("\",\"", with: "\"\t\"").replacing("\",17,", with: "\"\t17\t") + "\r\n"
    let tables: [(String, [UInt8])] = [
      ("t.csv", Array(csv.utf8)), ("T.CSV", Array(csv.utf8)), ("t.csv", [0xEF, 0xBB, 0xBF] + csv.utf8),
      ("t.csv", Array(csv.utf8.dropLast())), ("t.csv", Array((csv + "\n").utf8)), ("t.tsv", Array(tsv.utf8)),
      ("t.csv.gz", gzip(Array(csv.utf8))), ("t.csv.zst", zstd(Array(csv.utf8))),
      ("t.jsonl", Array((Self.object + "\n").utf8)), ("t.json", Array(Self.object.utf8)),
      ("t.ndjson", [0xEF, 0xBB, 0xBF] + Array((Self.object + "\r\n\r\n").utf8)),
      ("t.json", Array("[\(Self.object)]\n".utf8)), ("t.json.gz", gzip(Array(" [ \(Self.object) ] ".utf8))),
    ]
    for (name, bytes) in tables {
      let pairs = try await read(bytes, name: name)
      #expect(pairs.map(PairRecordContent.init) == [Self.expected], "\(name)")
    }
  }

  @Test("an empty cell is a missing value, and one with quotation marks an empty text")
  func missing() async throws {
    let pairs = try await read((Self.header + "\na,b,c,,,\nd,e,f,[],12.0,\"\"\n").utf8)
    #expect(pairs.map(\.source.pageID) == [nil, 12] && pairs.allSatisfy { $0.forValues.isEmpty })
    #expect(pairs.map { $0.otherFields["note"] } == [.null, ""])
  }

  @Test(
    "CSV that two programs would read differently is refused, with its line",
    arguments: [
      ("a,b,c,,\"1\n2,\n", "t.csv:2: this quotation mark is not closed"),
      ("a,b,c,,,\n\"d,e,f,,,\ng,h,i,,,\n", "t.csv:3: this quotation mark is not closed"),
      ("a,b,c,,1\n", "t.csv:2: this row has 5 fields, where the first line names 6 columns"),
      ("a,b,c,,1,,\n", "t.csv:2: this row has 7 fields, where"),
      ("a,b,c\n", "t.csv:2: this row has 3 fields"),
      ("a \"x\",b,c,,1,\n", "t.csv:2: a quotation mark stands inside a field"),
      ("\"a\"x,b,c,,1,\n", "t.csv:2: something follows the quotation mark"),
      ("\"a\" ,b,c,,1,\n", "t.csv:2: something follows the quotation mark"),
      ("a,b\rx,c,,1,\n", "t.csv:2: a carriage return stands outside quotation marks"),
      ("a,b,c,,1,\r", "t.csv:2: a carriage return stands outside quotation marks"),
      (
        "a,b,c,,1,\r\n",
        "t.csv:2: this line ends with carriage return and line feed, the ones before it with a line feed"
      ),
      (
        "\"a\nb\",b,c,,1,\nd,e,f,,1x,\n", "t.csv:4: the column \"page_id\" holds \"1x\", where a whole number is needed"
      ),
      ("a,b,c,,1.5,\n", "\"page_id\" holds \"1.5\""), ("a,b,c,,1e3,\n", "holds \"1e3\""),
      ("a,b,c,, 1,\n", "holds \" 1\""),
      ("a,b,c,,+1,\n", "holds \"+1\""), ("a,b,c,,0x1F,\n", "holds \"0x1F\""), ("a,b,c,,.0,\n", "holds \".0\""),
      ("a,b,c,,9007199254740993.0,\n", "holds \"9007199254740993.0\""),
      ("a,b,c,,99999999999999999999,\n", "holds \"99999999999999999999\""),
      ("a,b,c,\"['x', 'y']\",1,\n", "\"for_values\" holds \"['x', 'y']\", where a JSON list of strings is needed"),
      ("a,b,c,x; y,1,\n", "holds \"x; y\", where a JSON list"), ("a,b,c,[1],1,\n", "holds \"[1]\""),
      (",b,c,,1,\n", "t.csv:2: the column \"issue_description\" is empty"),
      ("a,\"  \",c,,1,\n", "the column \"for_question\" is empty"),
      ("", "t.csv: holds no rows"),
    ])
  func hostile(rows: String, words: String) async throws {
    let problem = try await problem((Self.header + "\n" + rows).utf8)
    #expect(problem.contains(words))
  }

  @Test(
    "a header that is none is refused",
    arguments: [
      (
        "issue_description,for_question,against_question,for_question",
        "t.csv:1: two columns are named \"for_question\""
      ),
      (",issue_description,for_question,against_question", "t.csv:1: column 1 has no name; pandas"),
      ("issue;for;against\n1;2;3", "there is no column \"issue_description\", but: issue;for;against. Say with"),
    ])
  func headers(text: String, words: String) async throws {
    let problem = try await problem((text + "\n1,2,3,4\n").utf8)
    #expect(problem.contains(words), "\(problem)")
  }

  @Test("other encodings and damaged files are refused")
  func encodings() async throws {
    let text = Self.header + "\nstraße,b,c,,1,\n"
    let utf16 = Array(try #require(text.data(using: .utf16)))
    #expect(try await problem(utf16).contains("this is UTF-16 text"))
    let latin1 = Array(try #require(text.data(using: .isoLatin1)))
    #expect(try await problem(latin1).contains("t.csv:2: field 1 is not valid UTF-8"))
    #expect(try await problem([]).contains("is empty"))
    let packed = gzip(Array(text.utf8))
    #expect(try await problem(packed.dropLast(9), name: "t.csv.gz").contains("the file is incomplete"))
    #expect(try await problem(text.utf8, name: "t.txt").contains("its name does not tell what it is"))
  }

  @Test(
    "JSON that is no list of rows is refused, with its line",
    arguments: [
      ("{\"a\":1}\n{\"a\":", "t.json:1: there is no column \"issue_description\", but: a."),
      ("\n{\"a\":\n1}\n", "t.json:2: the JSON text ends"), ("\n[1]\n", "t.json:2: this row is no JSON object"),
      ("[", "t.json:1: the file ends before its JSON list does"),
      ("[{\"a\":NaN}]", "t.json:1: this is no JSON value"), ("[{}\n{}]", "t.json:1: there is no column"),
      ("[]", "t.json: holds no rows"), (" \n", "t.json: holds no rows"),
      ("[],[]", "something follows the list of rows"),
      ("7\n", "t.json:1: this row is no JSON object"), ("{\"a\":1,\"a\":2}\n", "t.json:1: "),
    ])
  func hostileJSON(text: String, words: String) async throws {
    let problem = try await problem(text.utf8, name: "t.json")
    #expect(problem.contains(words), "\(problem)")
  }

  @Test("whole numbers that pandas made fractions, and numbers as ids, are read; others are not")
  func numbers() async throws {
    let start = "{\"issue_description\":\"a\",\"for_question\":\"b\",\"against_question\":\"c\","
    let pairs = try await read((start + "\"page_id\":12.0,\"id\":7,\"revision_id\":\"8\"}").utf8, name: "t.jsonl")
    #expect(pairs.map(\.source.pageID) == [12] && pairs.map(\.source.revisionID) == [8] && pairs.map(\.id) == ["7"])
    for value in ["1.5", "9007199254740994.0", "\"1.5\"", "[1]", "true"] {
      let problem = try await problem((start + "\"page_id\":\(value)}").utf8, name: "t.jsonl")
      #expect(problem.contains("page_id"), "\(problem)")
    }
  }

  @Test("columns are mapped by name; what would be lost or is unknown is told")
  func mapping() async throws {
    let csv = "question,pro,contra,against_question\na,b,c,d\n"
    let names = ["issue_description=question", "for_question=pro", "against_question=contra"]
    #expect(try await problem(csv.utf8, columns: names).contains("the column \"against_question\" would be lost"))
    let pairs = try await read(csv.utf8, columns: Array(names.dropLast()) + ["generator=contra"])
    #expect(pairs.map(\.generator) == ["c"] && pairs.map(\.againstQuestion) == ["d"])
    let swapped = try await read(
      "issue_description,for_question,against_question\na,b,c\n".utf8,
      columns: ["for_question=against_question", "against_question=for_question"])
    #expect(swapped.map(\.forQuestion) == ["c"] && swapped.map(\.againstQuestion) == ["b"])
    #expect(try await problem(csv.utf8, columns: names.dropLast() + ["category=kind"]).contains("no column \"kind\""))
    for (arguments, error) in [
      (["x"], PairImportError.badMapping("x")), (["=x"], .badMapping("=x")), (["category="], .badMapping("category=")),
      (["category=a", "category=b"], .repeatedColumn("category")), (["category=a", "rule=a"], .repeatedColumn("a")),
    ] {
      #expect(throws: error) { try ColumnMapping(arguments) }
    }
    let unknown = #expect(throws: PairImportError.self) { try ColumnMapping(["isue=a"]) }
    #expect(try #require(unknown).description.contains("They have: against_question, against_values, category"))
  }

  @Test("every column that pairs have is known, and reads what valbench writes")
  func allColumns() async throws {
    let pair = Fixtures.pair()
    let names = pair.json.members.map(\.key)
    #expect(try ColumnMapping(names.map { "\($0)=their_\($0)" }) != ColumnMapping())
    let cells = pair.json.members.map { member -> String in
      let text = member.value.asString ?? (member.value == .null ? "" : member.value.text)
      return "\"\(text.replacing("\"", with: "\"\""))\""
    }
    // An empty cell in quotation marks is an empty text, which these three cannot be.
    let row = zip(names, cells).map { $0.1 == "\"\"" ? "" : $0.1 }.joined(separator: ",")
    let pairs = try await read((names.joined(separator: ",") + "\n" + row + "\n").utf8)
    #expect(pairs == [pair])
  }

  @Test("several files make one; a copy is left out and counted, and an id of two pairs names both places")
  func files() async throws {
    try await withTemporaryFolder { folder in
      let first = try folder.write(Fixtures.lines((1...3).map { Fixtures.pair($0) }), to: "a.jsonl")
      let second = try folder.write(Fixtures.lines((4...6).map { Fixtures.pair($0) }), to: "b.jsonl")
      func run(_ inputs: [String]) async throws -> StageOutcome {
        try await TableImportStage(inputs: inputs, output: folder("out.jsonl"), mapping: try ColumnMapping())
          .run(RunOptions())
      }
      _ = try await run([first, second])
      #expect(try folder.read("out.jsonl") == folder.read("a.jsonl") + folder.read("b.jsonl"))
      #expect(try await run([first, second]) == .upToDate)
      let outcome = try await run([first, second, first])
      guard case .done(let summary) = outcome else {
        Issue.record("\(outcome)")
        return
      }
      #expect(summary["pairs"] == 6)
      #expect(summary.dropped == ["row: has the id and the questions of an earlier one": 3])
      #expect(try folder.read("out.jsonl") == folder.read("a.jsonl") + folder.read("b.jsonl"))

      var other = Fixtures.pair(1).json
      other["for_question"] = "Another question?"
      let third = try folder.write(JSONValue.object(other).text + "\n", to: "c.jsonl")
      let id = Fixtures.pair(1).id
      await #expect(throws: PairImportError.repeatedID(id, first: "\(first):1", second: "\(third):1")) {
        _ = try await run([first, third])
      }
    }
  }
}
