import Synchronization

/// Keeps the time of one exchange: a deadline for all of it, and a limit for each wait for a piece of its body.
package final class Watch: Sendable {
  private let total: Duration
  private let idle: Duration
  private let deadline: ContinuousClock.Instant
  private let waitingSince = Mutex<ContinuousClock.Instant?>(nil)

  package init(total: Duration, idle: Duration) {
    self.total = total
    self.idle = idle
    deadline = .now + total
  }

  /// Between these two an idle connection counts; not while a consumer works on a piece of the body.
  package func startWaiting() { waitingSince.withLock { $0 = .now } }

  package func stopWaiting() { waitingSince.withLock { $0 = nil } }

  /// Returns when a limit has passed.
  ///
  /// - Returns: words that say which.
  /// - Throws: `CancellationError`.
  package func expiry() async throws -> String {
    while true {
      let now = ContinuousClock.now
      if now >= deadline { return "no whole reply came within \(total)" }
      let idleEnd = waitingSince.withLock { $0 }.map { $0 + idle }
      if let idleEnd, now >= idleEnd { return "the reply stopped for \(idle)" }
      // A wait that begins during this sleep ends after it.
      try await ContinuousClock().sleep(until: min(deadline, idleEnd ?? now + idle))
    }
  }
}
