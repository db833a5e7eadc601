import Artifacts
import TestSupport
import Testing

@testable import Ledger

@Suite("Runs in the ledger")
struct RunTests {
  @Test("an interrupted run goes on with what it has spent; a finished one does not")
  func continuation() async throws {
    try await withTemporaryFolder { folder in
      let first = try await Ledger.with(path: folder("ledger.sqlite")) { ledger in
        let run = try await ledger.startRun(named: "respond")
        #expect(run.spent == .zero && run.unpriced == 0)
        let attempts: [(Outcome, worst: Int64?, cost: Int64?)] = [
          (.answered, 900, 10), (.cut, 900, nil), (.unknown, 4000, nil), (.failed, 900, nil), (.failed, 900, 1),
          (.answered, nil, nil), (.answered, nil, 100), (.unknown, nil, nil),
        ]
        for (index, attempt) in attempts.enumerated() {
          try await ledger.record(
            Completion(outcome: attempt.0), for: ["sample": .integer(index)], run: run.id,
            worstCost: attempt.worst.map(Dollars.init), cost: attempt.cost.map(Dollars.init))
        }
        let other = try await ledger.startRun(named: "judge")
        #expect(other.id != run.id)
        _ = try await ledger.begin(
          .of("x"), request: ["prompt": "x"], run: run.id, worstCost: Dollars(picodollars: 70_000))
        return run.id
      }
      try await Ledger.with(path: folder("ledger.sqlite")) { ledger in
        let again = try await ledger.startRun(named: "respond")
        #expect(again.id == first)
        #expect(again.spent == Dollars(picodollars: 10 + 900 + 4000 + 1 + 100 + 70_000))
        #expect(again.unpriced == 2)
        try await ledger.finishRun(first)
        let next = try await ledger.startRun(named: "respond")
        #expect(next.id != first)
        #expect(next.spent == .zero)
      }
    }
  }
}
