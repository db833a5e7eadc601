/// How long to wait before something that failed is tried again.
package struct BackOff: Sendable, Equatable {
  package var firstDelay: Duration
  /// The longest delay that back-off comes to by itself.
  package var longestDelay: Duration
  /// The longest wait that a server can ask for.
  package var longestWait: Duration

  package init(
    firstDelay: Duration = .milliseconds(500), longestDelay: Duration = .seconds(60),
    longestWait: Duration = .seconds(600)
  ) {
    self.firstDelay = firstDelay
    self.longestDelay = longestDelay
    self.longestWait = longestWait
  }

  /// Exponential back-off with jitter, but no less than the server asked for.
  ///
  /// - Parameters:
  ///   - attempt: how many attempts have failed, from 1.
  ///   - fraction: a random number in 0..<1.
  package func delay(attempt: Int, retryAfter: Duration?, fraction: Double) -> Duration {
    let ceiling = min(longestDelay, firstDelay * (1 << min(attempt - 1, 20)))
    let jittered = ceiling * (0.5 + fraction / 2)
    return max(jittered, min(retryAfter ?? .zero, longestWait))
  }
}
