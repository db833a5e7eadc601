import HTTPSupport

/// How fast an endpoint may be asked, and when to lose patience with it.
package struct PaceSettings: Sendable, Equatable {
  /// Requests under way at the start.
  package var start: Int
  /// The most requests under way.
  package var cap: Int
  package var requestsPerMinute: Int?
  /// Tokens of requests and replies together, estimated before a request goes.
  package var tokensPerMinute: Int?

  /// Attempts at one request that end in failures of the server.
  var maximumAttempts = 6
  /// Answers to one request that are empty or of the wrong form.
  var maximumBadAnswers = 3
  /// Windowfuls of requests in a row without one answer that end the run.
  var maximumFailedRounds = 6
  /// Requests in a row to go slower, without one answer between, that end the run.
  var maximumThrottledRounds = 12
  var maximumRejectionsInARow = 12
  var backOff = BackOff()

  package init(start: Int, cap: Int, requestsPerMinute: Int? = nil, tokensPerMinute: Int? = nil) {
    self.start = min(start, cap)
    self.cap = cap
    self.requestsPerMinute = requestsPerMinute
    self.tokensPerMinute = tokensPerMinute
  }
}
