import Foundation
import HTTPSupport
import Ledger

/// What one attempt at a request brought, before the gateway decides what follows from it.
enum Attempt: Sendable {
  /// A reply of the model. Whether it has the form that was asked for is not checked yet.
  case replied(Completion, RateLimitHeaders)
  case failed(AttemptFailure)
}

/// Why an attempt brought no reply of the model.
struct AttemptFailure: Error, Sendable, Equatable {
  enum Kind: Sendable, Equatable {
    /// Surely nothing was asked: no connection was made.
    case notSent
    /// It was sent, and what became of it is not known.
    case lost
    /// The provider asks for less speed (HTTP 429, 503, 529).
    case throttled
    /// The server failed (HTTP 408, 409, 425 and 5xx).
    case serverError
    /// An answer came, with a good status, that is no reply of this protocol.
    case garbled
    /// The provider rejects this request; others may fare better.
    case rejected
    /// The model wants the request written otherwise.
    case wants(Adjustment)
    /// Nothing can be asked any more.
    case fatal(ModelError)
  }

  let kind: Kind
  let words: String
  var retryAfter: Duration?
  var limits = RateLimitHeaders.none
  /// What came instead of a reply, if it may have been paid for.
  var rawReply: [UInt8]?
}

extension RateLimitHeaders {
  /// Those of a reply that tells nothing.
  static let none = RateLimitHeaders(HeaderFields(), now: .now)
}
