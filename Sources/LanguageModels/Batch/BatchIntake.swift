import Ledger
import Synchronization

/// What is found out while a batch's results come in.
final class BatchIntake: Sendable {
  private struct State {
    var taken: Set<RequestKey> = []
    var settled: Set<RequestKey> = []
    var answered: Set<RequestKey> = []
    var wishes: Set<Adjustment> = []
  }

  private let state = Mutex(State())

  /// - Returns: whether the provider has not given a result to this request before.
  func isNew(_ key: RequestKey) -> Bool { state.withLock { $0.taken.insert(key).inserted } }

  func settle(_ key: RequestKey) { state.withLock { _ = $0.settled.insert(key) } }

  func answered(_ key: RequestKey) { state.withLock { _ = $0.answered.insert(key) } }

  func add(_ wish: Adjustment) { state.withLock { _ = $0.wishes.insert(wish) } }

  /// Requests that are not to be sent again.
  var settled: Set<RequestKey> { state.withLock { $0.settled } }

  /// Requests that have a good answer now.
  var answered: Set<RequestKey> { state.withLock { $0.answered } }

  /// What the model was found to want.
  var wishes: Set<Adjustment> { state.withLock { $0.wishes } }
}
