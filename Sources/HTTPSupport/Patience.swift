/// How often, and after what waits, a request is tried again that failed for reasons that may pass.
package struct Patience: Sendable {
  /// Failures in a row that end it.
  package var maximumFailures = 8
  package var backOff = BackOff(firstDelay: .seconds(1))
  /// Waits before something is tried again.
  package var pause: @Sendable (Duration) async throws -> Void = { try await ContinuousClock().sleep(for: $0) }

  package init() {}

  /// Tries again what fails for reasons that may pass.
  ///
  /// - Throws: ``PassingFailure``, the last one, when they were too many; `CancellationError`; what else `ask` throws.
  package func keep<Value: Sendable>(asking ask: () async throws -> Value) async throws -> Value {
    var failures = 0
    while true {
      do {
        return try await ask()
      } catch let failure as PassingFailure {
        failures += 1
        try await wait(after: failure, failures: failures)
      }
    }
  }

  /// - Parameter failures: in a row.
  /// - Throws: the failure if they are too many; `CancellationError`.
  package func wait(after failure: PassingFailure, failures: Int) async throws {
    guard failures < maximumFailures else { throw failure }
    try await pause(
      backOff.delay(attempt: failures, retryAfter: failure.retryAfter, fraction: Double.random(in: 0..<1)))
  }
}
