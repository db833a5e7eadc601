import Artifacts
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Ledger

@Suite("Merging ledgers")
struct MergeTests {
  private func merge(_ inputs: [String], to output: String) async throws -> [String] {
    let count = try await LedgerMerge.run(inputs: inputs, output: output)
    #expect(try LedgerReader.problems(path: output) == [])
    let lines = try Samples.export(output).lines
    #expect(lines.count == count)
    return lines
  }

  /// Three ledgers with common and own requests, two of them with several attempts of some, and one a copy of another
  /// from before.
  private func prepare(_ folder: TemporaryFolder) async throws -> [String] {
    let paths = ["a", "b", "c"].map { folder("\($0).sqlite") }
    try await Samples.write(1...30, to: paths[0])
    try FileManager.default.copyItem(atPath: paths[0], toPath: paths[2])
    try await Samples.write(20...60, to: paths[1])
    try await Ledger.with(path: paths[0]) { ledger in
      let run = try await ledger.startRun(named: "respond")
      // Alike in all they hold, and paid for twice.
      for _ in 1...2 {
        try await ledger.record(Completion(outcome: .cut, content: "same"), for: Samples.request(70), run: run.id)
      }
      try await ledger.record(Completion(outcome: .answered, content: "second"), for: Samples.request(1), run: run.id)
      try await ledger.remember("no-temperature", for: "m")
      _ = try await ledger.prepareBatch(
        model: "m", requests: [(Samples.key(80), Samples.request(80), nil)], run: run.id)
    }
    try withDatabase(paths[1]) { database in
      try database.execute(
        sql: """
          UPDATE attempt SET received_at = '2099-01-01T00:00:00Z';
          UPDATE attempt SET received_at = '2020-01-01T00:00:00Z', content = 'early' WHERE id = 6;
          UPDATE attempt SET content = 'late' WHERE id = 7;
          """)
    }
    return paths
  }

  @Test("the result is the same whatever the order of the ledgers, and nothing in it is lost or doubled")
  func order() async throws {
    try await withTemporaryFolder { folder in
      let paths = try await prepare(folder)
      let before = try paths.map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
      let orders = [[0, 1, 2], [2, 1, 0], [1, 0, 2], [0, 1, 0, 2, 2]]
      var results: [[String]] = []
      for (number, order) in orders.enumerated() {
        results.append(try await merge(order.map { paths[$0] }, to: folder("all\(number).sqlite")))
      }
      #expect(Set(results).count == 1)
      #expect(results[0].count == 75)
      #expect(try paths.map { try Data(contentsOf: URL(fileURLWithPath: $0)) } == before)

      // Merged again with what it was made of, it is what it was.
      let again = try await merge([folder("all1.sqlite"), paths[1], paths[0]], to: folder("again.sqlite"))
      #expect(again == results[0])
    }
  }

  @Test("the earliest answer stands; batches, runs and what was remembered go along")
  func content() async throws {
    try await withTemporaryFolder { folder in
      let paths = try await prepare(folder)
      _ = try await merge(paths, to: folder("all.sqlite"))
      try await Ledger.with(path: folder("all.sqlite")) { ledger in
        for number in 1...60 {
          let answer = try await ledger.answer(for: Samples.key(number))
          #expect(answer?.content == (number == 25 ? "early" : Samples.answer(number).content), "\(number)")
        }
        let remembered = try await ledger.remembered(for: "m")
        #expect(remembered == ["no-temperature"])
        let batches = try await ledger.openBatches(for: "m")
        #expect(batches.map(\.requestCount) == [1])
        let open = try await ledger.openAttempts(of: try #require(batches.first).id)
        #expect(Set(open.keys) == [Samples.key(80)])
        let run = try await ledger.startRun(named: "respond")
        #expect(run.unpriced == 4)
      }
    }
  }

  @Test("a batch's request that one ledger has settled is not open because an older copy of it says so")
  func batchCopies() async throws {
    try await withTemporaryFolder { folder in
      let (old, new) = (folder("old.sqlite"), folder("new.sqlite"))
      try await Ledger.with(path: new) { ledger in
        _ = try await ledger.prepareBatch(
          model: "m", requests: (1...3).map { (Samples.key($0), Samples.request($0), nil) }, run: nil)
      }
      try FileManager.default.copyItem(atPath: new, toPath: old)
      try await Ledger.with(path: new) { ledger in
        let batch = try #require(try await ledger.openBatches(for: "m").first)
        let open = try await ledger.openAttempts(of: batch.id)
        try await ledger.finish(try #require(open[Samples.key(2)]), Samples.answer(2), cost: nil)
        try await ledger.close(batch.id, outcome: .failed, detail: "expired")
      }
      let one = try await merge([old, new], to: folder("1.sqlite"))
      let other = try await merge([new, old], to: folder("2.sqlite"))
      #expect(one == other)
      try await Ledger.with(path: folder("1.sqlite")) { ledger in
        let counts = try await ledger.counts()
        #expect(counts == [.answered: 1, .failed: 2])
        let open = try await ledger.openBatches(for: "m")
        #expect(open == [])
      }
    }
  }

  @Test("a ledger that is there is never overwritten, and a bad input leaves nothing behind")
  func refusals() async throws {
    try await withTemporaryFolder { folder in
      try await Samples.write(1...3, to: folder("a.sqlite"))
      try folder.write("no ledger, but long enough to be looked at as one", to: "bad.sqlite")
      let before = try folder.files()
      for (inputs, output) in [(["a"], "a"), (["a", "bad"], "all"), (["a", "none"], "all")] {
        let error = await #expect(throws: (any Error).self) {
          try await LedgerMerge.run(inputs: inputs.map { folder("\($0).sqlite") }, output: folder("\(output).sqlite"))
        }
        #expect(error is any CommandError)
      }
      let files = try folder.files().filter { !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm") }
      #expect(files == (before + ["all.sqlite.lock"]).sorted())
    }
  }
}
