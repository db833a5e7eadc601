import Artifacts
import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// Sends requests to models' servers, each at most once, within bounds of time and memory.
///
/// It follows no redirect, uses no proxy, asks for no compression, and speaks HTTP/1.1.
package struct HTTPTransport: Sendable {
  let client: HTTPClient
  let secrets: Secrets
  let timeouts: Timeouts

  /// Of a reply that is held in memory, in bytes.
  package static let maximumBodySize = 8 << 20
  /// Of what an error keeps of a body, in bytes.
  package static let maximumPartialSize = 64 << 10

  /// Opens a pool of connections for as long as `body` runs.
  package nonisolated(nonsending) static func with<Result>(
    secrets: Secrets, timeouts: Timeouts = Timeouts(),
    body: nonisolated(nonsending) (HTTPTransport) async throws -> Result
  ) async throws -> Result {
    try await HTTPClient.withHTTPClient(configuration: configuration(timeouts)) { client in
      try await body(HTTPTransport(client: client, secrets: secrets, timeouts: timeouts))
    }
  }

  private static func configuration(_ timeouts: Timeouts) -> HTTPClient.Configuration {
    var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow, decompression: .disabled)
    configuration.httpVersion = .http1Only
    configuration.timeout.connect = TimeAmount(timeouts.connect)
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 1024
    configuration.connectionPool.retryConnectionEstablishment = false
    // Common servers close a connection that was idle for five seconds. A request that crosses such a close on its way
    // may have been paid for, as far as anybody can tell here; so idle connections are given up before that.
    configuration.connectionPool.idleTimeout = .seconds(4)
    return configuration
  }

  /// Sends a request and waits for the whole reply, of any status.
  package func send(_ call: HTTPCall) async throws(TransportError) -> HTTPReply {
    let result = await exchange(call, total: timeouts.total) { response, watch in try await reply(response, watch) }
    return try result.get()
  }
}
