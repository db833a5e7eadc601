import Artifacts
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Ledger

@Suite("Damaged ledgers")
struct DamageTests {
  private static let seeds = 1...(ProcessInfo.processInfo.environment["VALBENCH_CAMPAIGN"] == "1" ? 3000 : 60)

  @Test("flipped bytes never crash anything, and never put one answer in another's place (fault 30)")
  func flips() async throws {
    try await withTemporaryFolder { folder in
      try await Samples.write(1...120, to: folder("whole.sqlite"))
      let whole = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder("whole.sqlite"))))
      for seed in Self.seeds {
        var random = SplitMix64(state: UInt64(seed))
        var bytes = whole
        let flips = Int.random(in: 1...8, using: &random)
        for _ in 0..<flips {
          // Half of them where the structure is: in the first bytes of a page.
          let page = Int.random(in: 0..<bytes.count / 4096, using: &random)
          let place = Int.random(in: 0..<(Bool.random(using: &random) ? 64 : 4096), using: &random)
          bytes[page * 4096 + place] ^= UInt8.random(in: 1...255, using: &random)
        }
        let path = try folder.write(bytes, to: "flipped.sqlite")
        _ = try? LedgerReader.problems(path: path)
        _ = try? LedgerReader.with(path: path) { try $0.statistics() }
        do {
          let (lines, _) = try Samples.export(path)
          for line in lines { _ = try JSONValue(parsing: line) }
        } catch is LedgerError {}
        try await serve(path, flips, seed)
      }
    }
  }

  private func serve(_ path: String, _ flips: Int, _ seed: Int) async throws {
    do {
      try await Ledger.with(path: path) { ledger in
        for number in 1...120 {
          guard let served = try? await ledger.answer(for: Samples.key(number)) else { continue }
          let (expected, found) = (Array(Samples.answer(number).content.utf8), Array(served.content.utf8))
          // What SQLite cannot tell is a flip inside a text.
          let differences = zip(expected, found).count { $0 != $1 }
          #expect(differences <= flips, "seed \(seed), answer \(number)")
        }
        _ = try? await ledger.record(Completion(outcome: .answered, content: "new"), for: ["prompt": "new"])
      }
    } catch is LedgerError {}
  }

  @Test("once a commit failed nothing more is written, all are told, and what was stored stays (fault 27)")
  func diskFull() async throws {
    try await withTemporaryFolder { folder in
      let path = folder("ledger.sqlite")
      try await Samples.write(1...20, to: path)
      let stored = try await Ledger.with(path: path) { ledger in
        try await ledger.write { database in
          try database.execute(sql: "PRAGMA max_page_count = 60")
        }
        let stored = await withTaskGroup(of: Int?.self) { group in
          for number in 21...300 {
            group.addTask {
              do {
                try await ledger.record(Samples.answer(number), for: Samples.request(number))
                return number
              } catch {
                #expect(error as? LedgerError == .failed(path: path, reason: "the disk is full"))
                return nil
              }
            }
          }
          return await group.reduce(into: [Int]()) { if let number = $1 { $0.append(number) } }
        }
        #expect(stored.count < 280)
        await #expect(throws: LedgerError.failed(path: path, reason: "the disk is full")) {
          try await ledger.remember("x", for: "m")
        }
        let old = try await ledger.answer(for: Samples.key(7))
        #expect(old == Samples.answer(7))
        return stored
      }
      #expect(try LedgerReader.problems(path: path) == [])
      try await Ledger.with(path: path) { ledger in
        for number in Array(1...20) + stored {
          let answer = try await ledger.answer(for: Samples.key(number))
          #expect(answer == Samples.answer(number))
        }
      }
    }
  }
}
