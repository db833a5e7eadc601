/// When a failed attempt is repeated. Pure: the gateway does the waiting.
struct RetryPolicy: Sendable {
  /// Attempts at one request that bring no answer at all.
  var maximumAttempts = 6
  /// Answers to one request that are empty or of the wrong form.
  var maximumBadAnswers = 3
  /// Failures in a row, over all requests, that end the run.
  var maximumFailuresInARow = 12
  var firstDelay = Duration.milliseconds(500)
  var longestDelay = Duration.seconds(60)

  /// How long to wait before the next attempt: exponential back-off with full jitter, but no less than the server asked
  /// for, and never more than ``longestDelay``.
  ///
  /// - Parameters:
  ///   - attempt: how many attempts have failed, from 1.
  ///   - fraction: a random number in 0..<1.
  func delay(attempt: Int, retryAfter: Duration?, fraction: Double) -> Duration {
    let ceiling = min(longestDelay, firstDelay * (1 << min(attempt - 1, 20)))
    let jittered = ceiling * (0.5 + fraction / 2)
    return min(longestDelay, max(jittered, retryAfter ?? .zero))
  }
}
