import Foundation

/// The server's end of one connection to a ``FaultServer``. Its methods block.
package final class FaultConnection: Sendable {
  /// From 1, in the order in which connections came.
  package let number: Int
  private let descriptor: CInt
  private let server: FaultServer

  init(_ descriptor: CInt, number: Int, server: FaultServer) {
    self.descriptor = descriptor
    self.number = number
    self.server = server
  }

  /// Reads one request, with a body as long as its `content-length` says, and records it.
  ///
  /// - Returns: `nil` if the client closed before the request was whole.
  @discardableResult
  package func request() -> String? {
    var bytes: [UInt8] = []
    while true {
      if let end = bytes.firstRange(of: Array("\r\n\r\n".utf8))?.upperBound {
        let head = String(decoding: bytes[..<end], as: UTF8.self)
        let length = head.split(separator: "\r\n").lazy.compactMap { line in
          line.lowercased().hasPrefix("content-length: ") ? Int(line.dropFirst(16)) : nil
        }.first
        if bytes.count >= end + (length ?? 0) { break }
      }
      guard let piece = receive() else { return nil }
      bytes += piece
    }
    let request = String(decoding: bytes, as: UTF8.self)
    server.record(request)
    return request
  }

  private func receive() -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    return count > 0 ? Array(buffer.prefix(count)) : nil
  }

  /// - Returns: false if the client has closed the connection.
  @discardableResult
  package func send(_ bytes: some Collection<UInt8>) -> Bool {
    let bytes = Array(bytes)
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress! + sent, bytes.count - sent, CInt(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  @discardableResult
  package func send(_ text: String) -> Bool { send(text.utf8) }

  /// Sends the same bytes over and over until the client closes the connection.
  package func flood(_ bytes: [UInt8]) {
    while send(bytes) {}
  }

  /// As ``flood(_:)``, with a pause of 20 milliseconds after each time.
  package func drip(_ bytes: [UInt8]) {
    while send(bytes) {
      var events = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&events, 1, 20) == 0 else { return }
    }
  }

  /// Does nothing until the client closes the connection.
  package func hang() {
    while receive() != nil {}
  }

  /// Has the connection closed with a reset (RST), not in an orderly way, when the script ends.
  package func reset() {
    var option = linger(l_onoff: 1, l_linger: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
  }

  /// Whether the client has closed the connection.
  package var isAbandoned: Bool {
    let hangUp: Int16 = 0x2000  // POLLRDHUP, which the module of the C library hides
    var events = pollfd(fd: descriptor, events: hangUp, revents: 0)
    return poll(&events, 1, 0) == 1
  }

  func breakOff() { shutdown(descriptor, CInt(SHUT_RDWR)) }

  func close() { Glibc.close(descriptor) }
}
