import Artifacts
import Foundation
import TestSupport
import Testing

@testable import Ledger

@Suite("Batches in the ledger")
struct BatchTests {
  private let requests = (1...3).map { number -> (key: RequestKey, request: JSONObject, worstCost: Dollars?) in
    (.of("\(number)"), ["prompt": .string("\(number)")], Dollars(picodollars: 7))
  }

  @Test("a batch outlives the process that prepared it, and its attempts stay open until it is closed (fault 25)")
  func lifeOfABatch() async throws {
    try await withTemporaryFolder { folder in
      let path = folder("ledger.sqlite")
      let before = Date.now.addingTimeInterval(-2)
      let (run, batch) = try await Ledger.with(path: path) { ledger in
        let run = try await ledger.startRun(named: "respond").id
        let batch = try await ledger.prepareBatch(model: "m", requests: requests, run: run)
        #expect(batch.requestCount == 3 && batch.remoteID == nil && batch.model == "m")
        #expect(batch.nonce.wholeMatch(of: /[0-9a-f]{16}/) != nil)
        #expect(batch.preparedAt >= before && batch.preparedAt <= .now)
        return (run, batch)
      }
      try await Ledger.with(path: path) { ledger in
        let open = try await ledger.openBatches(for: "m")
        #expect(open == [batch])
        let others = try await ledger.openBatches(for: "n")
        #expect(others == [])
        try await ledger.submitted(batch.id, remoteID: "job-1")
      }
      try await Ledger.with(path: path) { ledger in
        let open = try await ledger.openBatches(for: "m")
        #expect(open.map(\.remoteID) == ["job-1"])
        let attempts = try await ledger.openAttempts(of: batch.id)
        #expect(Set(attempts.keys) == Set(requests.map(\.key)))
        let attempt = try #require(attempts[.of("2")])
        try await ledger.finish(attempt, Completion(outcome: .answered, content: "two"), cost: Dollars(picodollars: 1))
        let rest = try await ledger.openAttempts(of: batch.id)
        #expect(Set(rest.keys) == [.of("1"), .of("3")])
        try await ledger.close(batch.id, outcome: .failed, detail: "the job expired")
      }
      try await Ledger.with(path: path) { ledger in
        let open = try await ledger.openBatches(for: "m")
        #expect(open == [])
        let counts = try await ledger.counts()
        #expect(counts == [.answered: 1, .failed: 2])
        let last = try await ledger.lastCompletion(for: .of("1"))
        #expect(last == Completion(outcome: .failed, detail: "the job expired"))
        let spent = try await ledger.startRun(named: "respond")
        #expect(spent.id == run && spent.spent == Dollars(picodollars: 1))
      }
    }
  }

  @Test("a batch that holds one request twice is refused as a whole")
  func repeatedRequest() async throws {
    try await withTemporaryFolder { folder in
      try await Ledger.with(path: folder("ledger.sqlite")) { ledger in
        await #expect(throws: LedgerError.self) {
          try await ledger.prepareBatch(model: "m", requests: requests + requests, run: nil)
        }
        let open = try await ledger.openBatches(for: "m")
        #expect(open == [])
        let batch = try await ledger.prepareBatch(model: "m", requests: requests, run: nil)
        #expect(batch.requestCount == 3)
      }
    }
  }
}
