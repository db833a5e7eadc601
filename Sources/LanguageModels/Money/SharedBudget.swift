import Ledger
import Synchronization

/// A budget that several models draw on, in which what does not fit now can wait for what is under way to turn out
/// cheaper than its worst case.
final class SharedBudget: Sendable {
  private struct State {
    var budget: Budget
    var waiters: [CheckedContinuation<Reservation, Never>] = []
  }

  private enum Reservation {
    case made
    case tryAgain
    case impossible(ModelError)
  }

  private let state: Mutex<State>

  init(_ budget: Budget) {
    state = Mutex(State(budget: budget))
  }

  /// - Throws: ``ModelError/budgetReached(limit:spent:next:)``, `CancellationError`.
  func reserve(_ worst: Dollars) async throws {
    while true {
      try Task.checkCancellation()
      let reservation = await withCheckedContinuation { continuation in
        state.withLock { state in
          let budget = state.budget
          if state.budget.reserve(worst) {
            continuation.resume(returning: Reservation.made)
          } else if budget.reserved > .zero {
            state.waiters.append(continuation)
          } else {
            continuation.resume(
              returning: .impossible(
                .budgetReached(limit: budget.limit ?? .zero, spent: budget.spent, next: worst)))
          }
        }
      }
      switch reservation {
      case .made: return
      case .tryAgain: continue
      case .impossible(let error): throw error
      }
    }
  }

  /// Ends a reservation.
  func settle(_ worst: Dollars, actual: Dollars) {
    let waiters = state.withLock { state in
      state.budget.settle(worst, actual: actual)
      let waiters = state.waiters
      state.waiters = []
      return waiters
    }
    for waiter in waiters { waiter.resume(returning: .tryAgain) }
  }
}
