package import Ledger
import Synchronization

/// What a run has cost so far, to be read at any time.
package final class SpendingMeter: Sendable {
  package struct Reading: Sendable, Equatable {
    package var calls = 0
    /// Answers that the ledger had.
    package var served = 0
    package var cost = Dollars.zero
    /// Calls whose cost is not known.
    package var unpriced = 0
  }

  private let state = Mutex(Reading())

  package var reading: Reading { state.withLock(\.self) }

  func served() { state.withLock { $0.served += 1 } }

  func called(cost: Dollars?) {
    state.withLock {
      $0.calls += 1
      if let cost { $0.cost = $0.cost + cost } else { $0.unpriced += 1 }
    }
  }
}

extension SpendingMeter.Reading {
  /// The cost in words, or `nil` where there is nothing to tell.
  package var words: String? {
    if calls == 0 { return nil }
    if unpriced == calls { return "cost unknown" }
    return unpriced == 0 ? cost.description : "\(cost) and \(unpriced) calls of unknown cost"
  }
}
