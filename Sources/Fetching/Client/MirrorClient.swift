import Artifacts
import AsyncHTTPClient
import Foundation
import HTTPSupport
import NIOCore
import NIOHTTP1

/// Asks a mirror, with patience and within bounds.
package struct MirrorClient: Sendable {
  private let client: HTTPClient
  let settings: FetchSettings

  /// Opens a pool of connections for as long as `body` runs.
  package nonisolated(nonsending) static func with<Result>(
    _ settings: FetchSettings = FetchSettings(),
    body: nonisolated(nonsending) (MirrorClient) async throws -> Result
  ) async throws -> Result {
    let configuration = HTTPClient.Configuration.plain(
      connect: settings.connect, connections: FetchSettings.maximumConnections)
    return try await HTTPClient.withHTTPClient(configuration: configuration) { client in
      try await body(MirrorClient(client: client, settings: settings))
    }
  }

  /// A listing, a list of hashes or the like, whole.
  ///
  /// - Returns: `nil` if it is not there.
  func bytes(_ url: String, maximumSize: Int) async throws -> [UInt8]? {
    try await patiently(url) {
      try await exchange(.GET, url, total: settings.listing) { response, watch in
        guard try Self.isThere(response, url) else { return nil }
        if let problem = response.encodingProblem ?? response.framingProblem {
          throw FetchError.badReply(url: url, problem: problem)
        }
        guard let bytes = try await response.bytes(maximumSize: maximumSize, watch: watch) else {
          throw FetchError.badReply(url: url, problem: "this is larger than \(byteText(maximumSize))")
        }
        return bytes
      }
    }
  }

  /// How many bytes a file has.
  func size(_ url: String) async throws -> Int {
    try await patiently(url) {
      try await exchange(.HEAD, url, total: settings.listing) { response, _ in
        guard try Self.isThere(response, url) else { throw FetchError.missing(url: url) }
        guard response.encodingProblem == nil,
          let size = response.headers.first(name: "content-length").flatMap(Int.init),
          size > 0
        else { throw FetchError.badReply(url: url, problem: "the server does not say how large this is") }
        return size
      }
    }
  }

  /// Sends a request, goes where the reply sends on to, and has the last reply read, against the clock.
  ///
  /// - Throws: ``PassingFailure`` for what may pass; ``FetchError``; `CancellationError`; what `read` throws.
  func exchange<Value: Sendable>(
    _ method: HTTPMethod, _ url: String, headers: [(String, String)] = [], total: Duration,
    read: @escaping @Sendable (HTTPClientResponse, Watch) async throws -> Value
  ) async throws -> Value {
    var url = url
    for _ in 0...Redirect.maximum {
      var request = HTTPClientRequest(url: url)
      request.method = method
      request.headers = HTTPHeaders([("user-agent", UserAgent.text)] + headers)
      let watch = Watch(total: total, idle: settings.idle)
      watch.startWaiting()
      let result = await client.exchange(request, watch: watch) { response -> Reply<Value> in
        watch.startWaiting()
        if Redirect.statuses.contains(response.status.code), let location = response.headers.first(name: "location") {
          return .moved(location)
        }
        let value = try await read(response, watch)
        // A cancelled stream may end as a whole one does.
        try Task.checkCancellation()
        return .value(value)
      }
      switch result {
      case .success(.value(let value)): return value
      case .success(.moved(let location)): url = try Redirect.target(location, from: url)
      case .failure(let error): throw try Self.failure(error, settings)
      }
    }
    throw FetchError.badRedirect(url: url, target: "yet another address")
  }

  private enum Reply<Value: Sendable>: Sendable {
    case value(Value)
    case moved(String)
  }

  private static func failure(_ error: ExchangeError, _ settings: FetchSettings) throws -> any Error {
    try Task.checkCancellation()
    let passing = PassingFailure(error, connect: settings.connect)
    switch error.cause {
    case is FetchError, is ArtifactError, is PassingFailure: return error.expiry == nil ? error.cause : passing
    default: return passing
    }
  }

  /// Whether a reply's status says that the file is there.
  ///
  /// - Parameter isForRest: whether the request was for the rest of a file, and the reply may say that it is that or that
  ///   there is none.
  /// - Throws: ``PassingFailure``, ``FetchError`` for a status that says neither.
  static func isThere(_ response: HTTPClientResponse, _ url: String, isForRest: Bool = false) throws -> Bool {
    switch response.status.code {
    case 200: return true
    case 206 where isForRest, 416 where isForRest: return true
    case 404, 410: return false
    default: throw PassingFailure(response) ?? FetchError.refused(url: url, status: Int(response.status.code))
    }
  }

  /// Tries again what fails for reasons that may pass.
  private func patiently<Value: Sendable>(_ url: String, _ ask: () async throws -> Value) async throws -> Value {
    do {
      return try await settings.patience.keep(asking: ask)
    } catch let failure as PassingFailure {
      throw FetchError.unavailable(url: url, words: failure.words)
    }
  }

  /// - Parameter failures: in a row.
  /// - Throws: ``FetchError/unavailable(url:words:)`` if they are too many.
  func pause(after failure: PassingFailure, failures: Int, url: String) async throws {
    do {
      try await settings.patience.wait(after: failure, failures: failures)
    } catch let failure as PassingFailure {
      throw FetchError.unavailable(url: url, words: failure.words)
    }
  }
}
