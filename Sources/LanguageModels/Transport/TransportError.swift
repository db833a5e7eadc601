/// Why a call brought no whole reply. The words are one line for people, without any API key.
package enum TransportError: Error, Equatable {
  /// No request left this machine, so nothing was asked and nothing can be charged.
  case notSent(words: String)
  /// The request may have arrived, but no whole reply came: the answer may have been paid for.
  case lost(words: String, partial: [UInt8])
  /// The reply is larger than ``HTTPTransport/maximumBodySize``.
  case tooLarge(words: String, partial: [UInt8])

  package var words: String {
    switch self {
    case .notSent(let words), .lost(let words, _), .tooLarge(let words, _): words
    }
  }

  /// The first bytes of the body that came before the error, at most ``HTTPTransport/maximumPartialSize``.
  package var partial: [UInt8] {
    switch self {
    case .notSent: []
    case .lost(_, let partial), .tooLarge(_, let partial): partial
    }
  }
}
