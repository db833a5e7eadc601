import Artifacts
import AsyncHTTPClient
import HTTPSupport

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
    let configuration = HTTPClient.Configuration.plain(connect: timeouts.connect, connections: 1024)
    return try await HTTPClient.withHTTPClient(configuration: configuration) { client in
      try await body(HTTPTransport(client: client, secrets: secrets, timeouts: timeouts))
    }
  }

  /// Sends a request and waits for the whole reply, of any status.
  package func send(_ call: HTTPCall) async throws(TransportError) -> HTTPReply {
    let result = await exchange(call, total: timeouts.total) { response, watch in try await reply(response, watch) }
    return try result.get()
  }
}
