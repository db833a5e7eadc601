import Artifacts
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Ledger

@Suite("Opening a ledger")
struct OpeningTests {
  @Test("an attempt that was in flight when its process died is unknown from then on (fault 25)")
  func inFlight() async throws {
    try await withTemporaryFolder { folder in
      try await Ledger.with(path: folder("ledger.sqlite")) { ledger in
        _ = try await ledger.begin(.of("a"), request: ["prompt": "a"], run: nil, worstCost: nil)
        let last = try await ledger.lastCompletion(for: .of("a"))
        #expect(last == nil)
      }
      try await Ledger.with(path: folder("ledger.sqlite")) { ledger in
        let last = try await ledger.lastCompletion(for: .of("a"))
        #expect(last?.outcome == .unknown)
        #expect(last?.detail == "valbench ended before it was known what came of this request")
        let served = try await ledger.answer(for: .of("a"))
        #expect(served == nil)
      }
    }
  }

  @Test("what is due at opening is found by an index, not by reading the ledger")
  func openingIsCheap() async throws {
    try await withTemporaryFolder { folder in
      try await Ledger.with(path: folder("ledger.sqlite")) { _ in }
      let plan = try withDatabase(folder("ledger.sqlite")) { database in
        try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN " + LedgerConnection.settlement)
          .map { $0["detail"] as String }.filter { $0.hasPrefix("SCAN") || $0.hasPrefix("SEARCH") }
      }
      #expect(plan == ["SCAN attempt USING INDEX attempt_open", "SCAN batch USING INDEX batch_open"])
    }
  }

  @Test("the ledger and all that lies beside it are readable by their owner alone (fault 36)")
  func permissions() async throws {
    try await withTemporaryFolder { folder in
      try await Ledger.with(path: folder("ledger.sqlite")) { ledger in
        try await ledger.record(Completion(outcome: .answered), for: [:])
        let files = try folder.files()
        #expect(
          files == ["ledger.sqlite", "ledger.sqlite-shm", "ledger.sqlite-wal", "ledger.sqlite.lock"])
        for file in files {
          let attributes = try FileManager.default.attributesOfItem(atPath: folder(file))
          #expect(attributes[.posixPermissions] as? Int == 0o600, "\(file)")
        }
      }
    }
  }

  @Test("one process has the ledger: of fifty that want it at once one gets it, and the others name it (fault 29)")
  func racers() async throws {
    try await withTemporaryFolder { folder in
      let path = folder("ledger.sqlite")
      let (enter, leave) = (AsyncStream<Void>.makeStream(), AsyncStream<Void>.makeStream())
      let errors = try await withThrowingTaskGroup(of: LedgerError?.self) { group in
        for _ in 1...50 {
          group.addTask {
            do {
              try await Ledger.with(path: path) { _ in
                for await _ in leave.stream { break }
              }
              return nil
            } catch let error as LedgerError {
              enter.continuation.yield()
              return error
            }
          }
        }
        var losers = 0
        for await _ in enter.stream {
          losers += 1
          if losers == 49 { break }
        }
        leave.continuation.finish()
        return try await group.reduce(into: []) { $0.append($1) }
      }
      let refused = errors.compactMap(\.self)
      #expect(refused.count == 49)
      for error in refused {
        #expect(error.description.contains("in use by process \(getpid()) on host "), "\(error)")
        #expect(error.exitStatus == .unfinished)
      }
      try await Ledger.with(path: path) { _ in }
    }
  }

  @Test("a ledger that is named by a link is the same ledger (fault 29)")
  func links() async throws {
    try await withTemporaryFolder { folder in
      try await Ledger.with(path: folder("ledger.sqlite")) { _ in
        try FileManager.default.createSymbolicLink(
          atPath: folder("link.sqlite"), withDestinationPath: folder("ledger.sqlite"))
        await #expect(throws: LedgerError.self) { try await Ledger.with(path: folder("link.sqlite")) { _ in } }
      }
    }
  }

  @Test("a lock that a dead process left behind is none (fault 25)")
  func staleLock() async throws {
    try await withTemporaryFolder { folder in
      try folder.write("process 1 on host elsewhere\n", to: "ledger.sqlite.lock")
      try await Ledger.with(path: folder("ledger.sqlite")) { _ in }
      #expect(try folder.read("ledger.sqlite.lock") == "")
    }
  }

  @Test("a ledger of version 1 opens, and nothing of it is lost")
  func versionOne() async throws {
    try await withTemporaryFolder { folder in
      let path = folder("ledger.sqlite")
      try VersionOne.write(to: path)
      for _ in 1...2 {
        try await Ledger.with(path: path) { ledger in
          let counts = try await ledger.counts()
          #expect(counts == [.answered: 2, .empty: 1, .failed: 1])
          let answer = try await ledger.answer(for: .of("a"))
          #expect(
            answer
              == Completion(
                outcome: .answered, content: "yes", reasoning: "r", answeringModel: "m",
                usage: Usage(inputTokens: 1, outputTokens: 2)))
          let last = try await ledger.lastCompletion(for: .of("b"))
          #expect(last?.outcome == .failed)
          let average = try LedgerReader.with(path: ledger.path) {
            try $0.averageOutputTokens(provider: "p", model: "m")
          }
          #expect(average == 9)
        }
      }
      let times = try withDatabase(path) { database in
        try String.fetchAll(database, sql: "SELECT received_at FROM attempt ORDER BY id")
      }
      #expect(times == (1...4).map { "2026-01-02T03:04:0\($0)Z" })
    }
  }

  @Test("on a network file system there is no write-ahead log, and one that is there is taken in (fault 31)")
  func networkFileSystem() async throws {
    try await withTemporaryFolder { folder in
      let path = folder("ledger.sqlite")
      // A copy of a ledger in use has its newest answer in the log alone.
      try await Ledger.with(path: folder("origin.sqlite")) { ledger in
        try await ledger.record(Completion(outcome: .answered, content: "in the log"), for: ["prompt": "a"])
        for ending in ["", "-wal"] {
          try FileManager.default.copyItem(atPath: folder("origin.sqlite" + ending), toPath: path + ending)
        }
      }
      for round in 1...2 {
        try await Ledger.with(path: path, isOnNetwork: { _ in true }) { ledger in
          let answer = try await ledger.answer(for: .of("a"))
          #expect(answer?.content == "in the log")
          try await ledger.record(Completion(outcome: .empty), for: ["round": .integer(round)])
          #expect(try folder.files().filter { $0.hasPrefix("ledger") } == ["ledger.sqlite", "ledger.sqlite.lock"])
          #expect(try LedgerReader.problems(path: path) == [])
        }
      }
      let mode = try withDatabase(path) { try String.fetchOne($0, sql: "PRAGMA journal_mode") }
      #expect(mode == "delete")
      try await Ledger.with(path: path) { ledger in
        let counts = try await ledger.counts()
        #expect(counts == [.answered: 1, .empty: 2])
      }
    }
  }

  @Test("this machine's temporary folder is no network file system; a file that is not there is on none")
  func localFileSystem() async throws {
    #expect(!NetworkFileSystem.holds("/none"))
    #expect(!NetworkFileSystem.holds("/proc/self/stat"))
  }

  @Test("a file that is no ledger is refused and left as it is (fault 30)")
  func notALedger() async throws {
    try await withTemporaryFolder { folder in
      let text = String(repeating: "this is no database\n", count: 100)
      let path = try folder.write(text, to: "notes.txt")
      await #expect(throws: LedgerError.notALedger(path: path)) { try await Ledger.with(path: path) { _ in } }
      #expect(try folder.read("notes.txt") == text)
    }
  }

  @Test("another program's database is refused and left as it is (fault 30)")
  func foreignDatabase() async throws {
    try await withTemporaryFolder { folder in
      let path = folder("bookmarks.sqlite")
      try withDatabase(path) { try $0.execute(sql: "CREATE TABLE bookmark (url TEXT)") }
      let before = try Data(contentsOf: URL(fileURLWithPath: path))
      await #expect(throws: LedgerError.notALedger(path: path)) { try await Ledger.with(path: path) { _ in } }
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }
  }

  @Test("a ledger that a newer valbench wrote is refused, and the error says how to save what is in it (fault 30)")
  func newer() async throws {
    try await withTemporaryFolder { folder in
      let path = folder("ledger.sqlite")
      try await Ledger.with(path: path) { _ in }
      try withDatabase(path) { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9 of the future')") }
      let error = await #expect(throws: LedgerError.self) { try await Ledger.with(path: path) { _ in } }
      #expect(error == .newer(path: path))
      #expect(error?.description.contains("valbench ledger export --ledger \(path)") == true)
    }
  }

  @Test("a truncated ledger and one with a strange schema are refused at once (fault 30)")
  func damaged() async throws {
    try await withTemporaryFolder { folder in
      let path = folder("ledger.sqlite")
      try await Ledger.with(path: path) { _ in }
      let whole = try Data(contentsOf: URL(fileURLWithPath: path))
      try whole.prefix(whole.count - 8192).write(to: URL(fileURLWithPath: path))
      await Self.expectDamage(path)
      try whole.write(to: URL(fileURLWithPath: path))
      try withDatabase(path) { try $0.execute(sql: "DROP INDEX attempt_standing") }
      await Self.expectDamage(path)
    }
  }

  private static func expectDamage(_ path: String, sourceLocation: SourceLocation = #_sourceLocation) async {
    let error = await #expect(throws: LedgerError.self, sourceLocation: sourceLocation) {
      try await Ledger.with(path: path) { _ in }
    }
    guard case .damaged = error else {
      Issue.record("\(String(describing: error))", sourceLocation: sourceLocation)
      return
    }
    #expect(error?.description.contains("valbench ledger export --ledger \(path)") == true)
    #expect(error?.exitStatus == .badData)
  }

  @Test(
    "a ledger in a folder that cannot be made or written is a clear error (fault 28)",
    arguments: [
      "file/ledger.sqlite", "folder", "/proc/ledger.sqlite",
    ])
  func unusablePath(name: String) async throws {
    try await withTemporaryFolder { folder in
      try folder.write("", to: "file")
      try FileManager.default.createDirectory(atPath: folder("folder"), withIntermediateDirectories: true)
      let path = name.hasPrefix("/") ? name : folder(name)
      let error = await #expect(throws: LedgerError.self) { try await Ledger.with(path: path) { _ in } }
      #expect(error?.exitStatus == .cannotWrite)
    }
  }
}
