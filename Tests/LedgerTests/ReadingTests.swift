import Artifacts
import Foundation
import TestSupport
import Testing

@testable import Ledger

@Suite("Looking into a ledger")
struct ReadingTests {
  @Test("statistics tell attempts, tokens, dollars and unknown prices by model and outcome, of a ledger in use")
  func statistics() async throws {
    try await withTemporaryFolder { folder in
      let path = folder("ledger.sqlite")
      try await Samples.write(1...3, to: path)
      try await Ledger.with(path: path) { ledger in
        let run = try await ledger.startRun(named: "judge")
        try await ledger.record(
          Completion(outcome: .unknown), for: Samples.request(4), run: run.id, worstCost: Dollars(picodollars: 7))
        _ = try await ledger.prepareBatch(
          model: "m", requests: [(Samples.key(5), Samples.request(5), Dollars(picodollars: 1))], run: run.id)
        let statistics = try LedgerReader.with(path: path) { try $0.statistics() }
        func line(
          _ outcome: Outcome?, _ attempts: Int, input: Int = 0, output: Int = 0, cost: Int64 = 0, unpriced: Int = 0,
          worst: Int64 = 0
        ) -> LedgerStatistics.Line {
          LedgerStatistics.Line(
            provider: "p", model: "m", outcome: outcome, attempts: attempts, inputTokens: input, outputTokens: output,
            cost: Dollars(picodollars: cost), unpriced: unpriced, worstCost: Dollars(picodollars: worst))
        }
        #expect(
          statistics.lines == [
            line(nil, 1, unpriced: 1, worst: 1), line(.answered, 3, input: 9, output: 12, cost: 3_000_000),
            line(.unknown, 1, unpriced: 1, worst: 7),
          ])
        #expect(statistics.requests == 5)
        #expect(statistics.openBatches.count == 1)
        #expect(statistics.runs.map(\.name) == ["judge"] && statistics.runs.map(\.attempts) == [2])
      }
    }
  }

  @Test("a request is found by the first digits of its key, with its attempts in order")
  func history() async throws {
    try await withTemporaryFolder { folder in
      let path = folder("ledger.sqlite")
      try await Ledger.with(path: path) { ledger in
        try await ledger.record(Completion(outcome: .empty, detail: "nothing"), for: Samples.request(1))
        try await ledger.record(Samples.answer(1), for: Samples.request(1))
        try await ledger.record(Samples.answer(2), for: Samples.request(2))
      }
      let key = Samples.key(1).sha256
      try LedgerReader.with(path: path) { reader in
        #expect(try reader.keys(beginning: String(key.prefix(8))) == [key])
        #expect(try reader.keys(beginning: key) == [key])
        #expect(try reader.keys(beginning: "").count == 2)
        let history = try #require(try reader.history(of: key))
        #expect(history.request == .object(Samples.request(1)))
        #expect(history.attempts.map(\.completion?.outcome) == [.empty, .answered])
        #expect(history.attempts.map(\.stands) == [false, true])
        #expect(try reader.history(of: "none") == nil)
      }
    }
  }

  @Test("a ledger that is not there is a clear error, and is not made")
  func missing() async throws {
    try await withTemporaryFolder { folder in
      #expect(throws: ArtifactError.missing(path: folder("none.sqlite"))) {
        try LedgerReader.with(path: folder("none.sqlite")) { _ in }
      }
      let files = try folder.files()
      #expect(files == [])
    }
  }
}
