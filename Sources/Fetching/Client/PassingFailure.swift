/// Why a request failed that may be tried again.
struct PassingFailure: Error {
  let words: String
  /// How long the server asked to wait.
  var retryAfter: Duration?
}
