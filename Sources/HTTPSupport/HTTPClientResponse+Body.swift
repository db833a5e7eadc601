package import AsyncHTTPClient
import NIOCore

extension HTTPClientResponse {
  /// The whole body.
  ///
  /// - Parameter maximumSize: in bytes.
  /// - Returns: `nil` if it is larger.
  package func bytes(maximumSize: Int, watch: Watch) async throws -> [UInt8]? {
    var bytes: [UInt8] = []
    for try await piece in body {
      guard bytes.count + piece.readableBytes <= maximumSize else { return nil }
      bytes.append(contentsOf: piece.readableBytesView)
      watch.startWaiting()
    }
    return bytes
  }
}
