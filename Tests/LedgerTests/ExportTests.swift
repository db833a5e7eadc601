import Artifacts
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Ledger

@Suite("Exporting a ledger")
struct ExportTests {
  @Test("every attempt is a line, with all its fields in the documented order, while the ledger is in use")
  func fields() async throws {
    try await withTemporaryFolder { folder in
      let path = folder("ledger.sqlite")
      try await Ledger.with(path: path) { ledger in
        let run = try await ledger.startRun(named: "respond")
        let completion = Completion(
          outcome: .answered, content: "a\u{0}b", reasoning: "r", stopReason: "stop", detail: "d", answeringModel: "m",
          usage: Usage(inputTokens: 1, cachedInputTokens: 2, outputTokens: 3, reasoningTokens: 4, searches: 5),
          rawReply: [0xFF])
        try await ledger.record(
          completion, for: ["prompt": "a"], run: run.id, worstCost: Dollars(picodollars: 9),
          cost: Dollars(picodollars: 8))
        _ = try await ledger.begin(.of("b"), request: ["prompt": "b"], run: nil, worstCost: nil)
        let (lines, tally) = try Samples.export(path)
        #expect(tally == ExportTally(saved: 2))
        let time = /"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z"/
        let first =
          #"{"attempt":1,"key":"\#(RequestKey.of("a").sha256)","request":{"prompt":"a"},"run":"respond","batch":null,"#
          + #""sent_at":TIME,"received_at":TIME,"outcome":"answered","stands":true,"content":"a\u0000b","#
          + #""reasoning":"r","stop_reason":"stop","detail":"d","answering_model":"m","input_tokens":1,"#
          + #""cached_input_tokens":2,"output_tokens":3,"reasoning_tokens":4,"searches":5,"worst_cost_picodollars":9,"#
          + #""cost_picodollars":8,"raw_reply_base64":"/w=="}"#
        let second =
          #"{"attempt":2,"key":"\#(RequestKey.of("b").sha256)","request":{"prompt":"b"},"run":null,"batch":null,"#
          + #""sent_at":TIME,"received_at":null,"outcome":null,"stands":false,"content":"","#
          + #""reasoning":null,"stop_reason":null,"detail":null,"answering_model":null,"input_tokens":null,"#
          + #""cached_input_tokens":null,"output_tokens":null,"reasoning_tokens":null,"searches":null,"worst_cost_picodollars":null,"#
          + #""cost_picodollars":null,"raw_reply_base64":null}"#
        let found = lines.map { $0.replacing(time, with: #"TIME"#) }
        #expect(found == [first + "\n", second + "\n"])
      }
    }
  }

  @Test("a ledger of version 1 is exported, and stays as it is")
  func versionOne() async throws {
    try await withTemporaryFolder { folder in
      let path = folder("ledger.sqlite")
      try VersionOne.write(to: path)
      let before = try Data(contentsOf: URL(fileURLWithPath: path))
      let (lines, tally) = try Samples.export(path)
      #expect(lines.count == 4 && tally == ExportTally(saved: 4))
      #expect(try LedgerReader.problems(path: path) == [])
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }
  }

  @Test("a ledger of a newer version is exported as far as this one knows it (fault 30)")
  func newer() async throws {
    try await withTemporaryFolder { folder in
      let path = folder("ledger.sqlite")
      try await Samples.write(1...3, to: path)
      try withDatabase(path) { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9 of the future')") }
      #expect(try Samples.export(path).tally == ExportTally(saved: 3))
    }
  }

  @Test("what lies on damaged pages is lost and counted; all else is saved (fault 30)", arguments: 1...12)
  func damagedPages(seed: Int) async throws {
    try await withTemporaryFolder { folder in
      let path = folder("ledger.sqlite")
      try await Samples.write(1...400, to: path)
      let pages = try withDatabase(path) { database in
        try Int.fetchAll(
          database, sql: "SELECT pageno FROM dbstat WHERE name = 'attempt' AND pagetype = 'leaf' ORDER BY path")
      }
      var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
      var random = SplitMix64(state: UInt64(seed))
      for page in pages.shuffled(using: &random).prefix(seed) {
        bytes.replaceSubrange((page - 1) * 4096..<page * 4096, with: repeatElement(0xA5, count: 4096))
      }
      try folder.write(bytes, to: "ledger.sqlite")
      let (lines, tally) = try Samples.export(path)
      let lost = try #require(tally.lost)
      #expect(tally.saved == lines.count && tally.saved + lost == 400 && tally.doubtful == 0)
      #expect(lost >= seed && tally.saved > 200)
      for line in lines {
        let record = try #require(try JSONValue(parsing: line).asObject)
        #expect(record["content"]?.asString == Samples.answer(try record.integer("attempt")).content)
      }
      let problems = try LedgerReader.problems(path: path)
      #expect(!problems.isEmpty)
    }
  }

  @Test("a ledger that was cut off is saved as far as it goes (fault 30)")
  func truncated() async throws {
    try await withTemporaryFolder { folder in
      let path = folder("ledger.sqlite")
      try await Samples.write(1...400, to: path)
      let whole = try Data(contentsOf: URL(fileURLWithPath: path))
      try whole.prefix(whole.count / 2 / 4096 * 4096 + 1000).write(to: URL(fileURLWithPath: path))
      let (lines, tally) = try Samples.export(path)
      #expect(lines.count == tally.saved && tally.saved > 50 && !tally.isWhole)
    }
  }
}
