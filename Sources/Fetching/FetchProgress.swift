import Artifacts
import Synchronization

/// One line for all parts that are being downloaded, in megabytes.
final class FetchProgress: Sendable {
  private struct State {
    var progress: Progress
    var received = 0
  }

  private static let unit = 1_000_000
  private let state: Mutex<State>

  /// - Parameter total: in bytes.
  init(_ console: Console, total: Int) {
    state = Mutex(State(progress: console.progress("fetch", unit: "MB", total: total / Self.unit)))
  }

  /// - Parameter count: how many bytes came.
  @Sendable func add(_ count: Int) {
    state.withLock { state in
      state.received += count
      state.progress.update(done: state.received / Self.unit)
    }
  }

  func finish() { state.withLock { $0.progress.finish() } }
}
