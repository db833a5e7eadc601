import Artifacts
import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix

/// What a failure of the client means, in words for people.
package enum TransportWords {
  /// - Parameter connect: the time limit for making a connection.
  package static func words(_ error: any Error, connect: Duration) -> String {
    switch error {
    case let error as NIOConnectionError:
      "cannot connect to \(error.host):\(error.port): \(reason(error))"
    case let error as HTTPClientError where error == .connectTimeout || error == .tlsHandshakeTimeout:
      "no connection within \(connect)"
    case let error as HTTPClientError where error == .getConnectionFromPoolTimeout:
      "no connection came free within \(connect)"
    case let error as HTTPClientError where error == .remoteConnectionClosed:
      "the server closed the connection before its reply was whole"
    case let error as HTTPClientError: error.shortDescription  // which shows no header field
    case let error as HTTPParserError: "the reply is cut off or no valid HTTP (\(error))"
    case let error as IOError: systemErrorText(error.errnoCode)
    case is CancellationError: "the call was cancelled"
    default: String(describing: error)
    }
  }

  private static func reason(_ error: NIOConnectionError) -> String {
    if let failure = error.connectionErrors.first {
      (failure.error as? IOError).map { systemErrorText($0.errnoCode) } ?? "no answer in time"
    } else {
      "the host is not known"
    }
  }

  /// Whether an error can come only before a connection is made.
  package static func isBeforeConnection(_ error: any Error) -> Bool {
    switch error {
    case is NIOConnectionError: true
    case let error as IOError: error.errnoCode == ECONNREFUSED
    case let error as HTTPClientError:
      [.connectTimeout, .tlsHandshakeTimeout, .getConnectionFromPoolTimeout, .invalidURL, .emptyHost].contains(error)
    default: false
    }
  }
}
