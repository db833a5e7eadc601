package import AsyncHTTPClient
import Foundation
import NIOHTTP1

/// Why a request failed that may be tried again.
package struct PassingFailure: Error {
  package let words: String
  /// How long the server asked to wait.
  package var retryAfter: Duration?

  package init(words: String, retryAfter: Duration? = nil) {
    self.words = words
    self.retryAfter = retryAfter
  }

  /// What a reply's status tells; `nil` for one that is not said to pass.
  package init?(_ response: HTTPClientResponse) {
    switch response.status.code {
    case 408, 429, 500...599:
      let fields = HeaderFields(response.headers.map { (name: $0.name, value: $0.value) })
      words = "the server answered with status \(response.status.code)"
      retryAfter = RetryAfter.duration(fields, now: .now)
    default: return nil
    }
  }

  /// What went wrong with an exchange, unless its reader said so itself.
  ///
  /// - Parameter connect: the time limit for making a connection.
  package init(_ error: ExchangeError, connect: Duration) {
    self.init(words: error.expiry ?? TransportWords.words(error.cause, connect: connect))
  }
}
