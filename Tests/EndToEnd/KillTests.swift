import Artifacts
import Foundation
import GRDB
import Synchronization
import TestSupport
import Testing

/// Kills runs of 200 calls again and again, at random moments, and runs them again until they are done (fault 25).
///
/// `VALBENCH_CAMPAIGN=1` makes it a thousand kills.
@Suite("Killing")
struct KillTests {
  private static let killCount = ProcessInfo.processInfo.environment["VALBENCH_CAMPAIGN"] == nil ? 25 : 1000
  private static let pairCount = 100
  private static let concurrency = 16

  /// What the server sees of one experiment.
  private final class Witness: Sendable {
    struct State {
      /// How often each question came.
      var counts: [String: Int] = [:]
      /// Questions whose answers are in the ledger: they must not come again.
      var durable: Set<String> = []
      var paidTwice: [String] = []
      var received = 0
    }

    let state = Mutex(State())

    func arrived(_ question: String) {
      state.withLock { state in
        state.received += 1
        state.counts[question, default: 0] += 1
        if state.durable.contains(question) { state.paidTwice.append(question) }
      }
    }
  }

  @Test("no ledger is damaged, no durable answer is paid for again, and the output is that of an undisturbed run")
  func kills() async throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var generator = SplitMix64(state: seed)
    try await withTemporaryFolder { folder in
      let pairs = Fixtures.lines((0..<Self.pairCount).map { Fixtures.pair($0) })
      let expected = try await undisturbed(folder, pairs)
      var kills = 0
      var experiment = 0
      while kills < Self.killCount {
        experiment += 1
        let place = folder("\(experiment)")
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        try Data(pairs.utf8).write(to: URL(fileURLWithPath: place + "/pairs.jsonl"))
        let (killed, repeated) = try await experimentWithKills(place, &generator)
        kills += killed
        // Each kill repeats at most what was under way, and as many answers that were on their way to the disk.
        #expect(repeated <= killed * 2 * Self.concurrency, "seed \(seed)")
        let output = try Data(contentsOf: URL(fileURLWithPath: place + "/responses.jsonl"))
        #expect(output == expected, "seed \(seed)")
        try FileManager.default.removeItem(atPath: place)
      }
    }
  }

  private func arguments(_ address: String) -> [String] {
    [
      "respond", "pairs.jsonl", "-o", "responses.jsonl", "--model", address + "/v1#candidate", "--ledger",
      "ledger.sqlite", "--concurrency", "\(Self.concurrency)", "--start-concurrency", "\(Self.concurrency)",
    ]
  }

  private static func question(_ call: ModelServer.Call) -> String {
    ProviderDialect.chatCompletions.question(call).prompt ?? ""
  }

  private func undisturbed(_ folder: TemporaryFolder, _ pairs: String) async throws -> Data {
    try folder.write(pairs, to: "pairs.jsonl")
    try await ModelServer.with { call, _ in
      .chat("About: " + Self.question(call))
    } body: { server, address in
      let ending = try await Executable.runBeside("valbench-evaluate", arguments(address), in: folder(""))
      #expect(ending.status == 0, "\(ending.errors)")
      let count = await server.calls.count
      #expect(count == 2 * Self.pairCount)
    }
    return try Data(contentsOf: URL(fileURLWithPath: folder("responses.jsonl")))
  }

  /// - Returns: the number of kills, and how many requests came more than once.
  private func experimentWithKills(
    _ place: String, _ generator: inout SplitMix64
  ) async throws -> (killed: Int, repeated: Int) {
    let witness = Witness()
    // The generator cannot be lent to the closure that runs beside it.
    var random = generator
    defer { generator = random }
    return try await ModelServer.with { call, _ in
      let question = Self.question(call)
      witness.arrived(question)
      return .chat("About: " + question)
    } body: { _, address in
      var killed = 0
      while true {
        let before = witness.state.withLock(\.received)
        let patience = Int.random(in: 0...60, using: &random)
        let microseconds = Int.random(in: 0...8000, using: &random)
        let (process, _, errors) = try Executable.start("valbench-evaluate", arguments(address), in: place)
        while process.isRunning, witness.state.withLock({ $0.received }) < before + patience {
          try await Task.sleep(for: .milliseconds(1))
        }
        try await Task.sleep(for: .microseconds(microseconds))
        kill(process.processIdentifier, SIGKILL)
        while process.isRunning { try await Task.sleep(for: .milliseconds(1)) }
        if process.terminationReason == .exit {
          let words = try Executable.text(errors)
          #expect(process.terminationStatus == 0, "\(words)")
          break
        }
        killed += 1
        let durable = try answered(place + "/ledger.sqlite")
        witness.state.withLock { $0.durable = durable }
      }
      let (repeated, paidTwice) = witness.state.withLock { state in
        (state.counts.values.reduce(0) { $0 + $1 - 1 }, state.paidTwice)
      }
      #expect(paidTwice.isEmpty)
      return (killed, repeated)
    }
  }

  /// The questions whose answers are durable, read from a copy as the next process would find it.
  private func answered(_ ledger: String) throws -> Set<String> {
    guard FileManager.default.fileExists(atPath: ledger) else { return [] }
    let copy = ledger + ".copy"
    for suffix in ["", "-wal"] where FileManager.default.fileExists(atPath: ledger + suffix) {
      try? FileManager.default.removeItem(atPath: copy + suffix)
      try FileManager.default.copyItem(atPath: ledger + suffix, toPath: copy + suffix)
    }
    defer { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: copy + suffix) } }
    return try DatabaseQueue(path: copy).write { database in
      let isWhole = try String.fetchOne(database, sql: "PRAGMA integrity_check")
      #expect(isWhole == "ok")
      guard try database.tableExists("attempt") else { return [] }
      let canonical = try String.fetchAll(
        database,
        sql: "SELECT canonical ->> '$.prompt' FROM request JOIN attempt ON request_id = request.id WHERE stands")
      return Set(canonical)
    }
  }
}
