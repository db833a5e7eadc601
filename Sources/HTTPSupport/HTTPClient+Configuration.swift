package import AsyncHTTPClient
import NIOCore

extension HTTPClient.Configuration {
  /// Follows no redirect, uses no proxy, asks for no compression, and speaks HTTP/1.1.
  ///
  /// Common servers close a connection that was idle for five seconds, so idle ones are given up before that: nobody
  /// can tell what became of a request that crosses such a close on its way.
  ///
  /// - Parameters:
  ///   - connect: the time limit for making a connection.
  ///   - connections: the most connections to one host.
  package static func plain(connect: Duration, connections: Int) -> Self {
    var configuration = Self(redirectConfiguration: .disallow, decompression: .disabled)
    configuration.httpVersion = .http1Only
    configuration.timeout.connect = TimeAmount(connect)
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = connections
    configuration.connectionPool.retryConnectionEstablishment = false
    configuration.connectionPool.idleTimeout = .seconds(4)
    return configuration
  }
}
