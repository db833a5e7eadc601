import Foundation
import Synchronization

/// A server on loopback that writes exactly the bytes that a test tells it to, and breaks off where it tells it to.
///
/// Each connection has a thread of its own, which runs the test's script and then closes the connection.
package final class FaultServer: Sendable {
  package enum Accepting: Sendable {
    case all
    /// The system makes connections, but the server takes none: what is sent is never read.
    case none
    /// The system makes no connections either.
    case full
  }

  private struct State {
    var requests: [String] = []
    var connections: [Int: FaultConnection] = [:]
    var accepted = 0
    var threads = 0
    var isStopped = false
    var whenIdle: CheckedContinuation<Void, Never>?
  }

  private let listener: CInt
  private let state = Mutex(State())
  private let script: @Sendable (FaultConnection) -> Void

  /// The whole requests that came, in order.
  package var requests: [String] { state.withLock(\.requests) }

  /// How many connections came.
  package var connections: Int { state.withLock(\.accepted) }

  private init(listener: CInt, script: @escaping @Sendable (FaultConnection) -> Void) {
    self.listener = listener
    self.script = script
  }

  /// Runs a server while `body` runs.
  ///
  /// - Parameters:
  ///   - script: what to do with a connection; runs on a thread of its own, so it may block.
  ///   - body: gets the server and its address, such as `http://127.0.0.1:51234`.
  package nonisolated(nonsending) static func with<Result>(
    accepting: Accepting = .all, script: @escaping @Sendable (FaultConnection) -> Void = { $0.hang() },
    body: nonisolated(nonsending) (FaultServer, String) async throws -> Result
  ) async throws -> Result {
    let (listener, port) = try listen(backlog: accepting == .full ? 0 : 128)
    let server = FaultServer(listener: listener, script: script)
    if accepting == .all { server.start { server.accept() } }
    let fillers = accepting == .full ? fill(port) : []
    defer { for descriptor in fillers { close(descriptor) } }
    do {
      let result = try await body(server, "http://127.0.0.1:\(port)")
      await server.stop()
      return result
    } catch {
      await server.stop()
      throw error
    }
  }

  func record(_ request: String) { state.withLock { $0.requests.append(request) } }

  // MARK: - Threads

  private func start(_ work: @escaping @Sendable () -> Void) {
    state.withLock { $0.threads += 1 }
    Thread.detachNewThread { [self] in
      work()
      let whenIdle = state.withLock { state in
        state.threads -= 1
        return state.threads == 0 ? state.whenIdle.take() : nil
      }
      whenIdle?.resume()
    }
  }

  private func accept() {
    while true {
      let descriptor = Glibc.accept(listener, nil, nil)
      guard descriptor >= 0 else { return }
      let connection = state.withLock { state -> FaultConnection? in
        guard !state.isStopped else { return nil }
        state.accepted += 1
        let connection = FaultConnection(descriptor, number: state.accepted, server: self)
        state.connections[connection.number] = connection
        return connection
      }
      guard let connection else {
        close(descriptor)
        return
      }
      start { [self] in
        script(connection)
        state.withLock { $0.connections[connection.number] = nil }
        connection.close()
      }
    }
  }

  /// Breaks all connections off, and waits for the threads.
  private func stop() async {
    state.withLock { state in
      state.isStopped = true
      for connection in state.connections.values { connection.breakOff() }
    }
    shutdown(listener, CInt(SHUT_RDWR))
    await withCheckedContinuation { continuation in
      let isIdle = state.withLock { state in
        if state.threads > 0 { state.whenIdle = continuation }
        return state.threads == 0
      }
      if isIdle { continuation.resume() }
    }
    close(listener)
  }

  // MARK: - Sockets

  package struct SocketError: Error {
    let code: CInt
  }

  private static func listen(backlog: CInt) throws -> (listener: CInt, port: UInt16) {
    let listener = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
    var address = loopback(port: 0)
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, size) == 0 && Glibc.listen(listener, backlog) == 0 && getsockname(listener, $0, &size) == 0
      }
    }
    guard isListening else { throw SocketError(code: errno) }
    return (listener, UInt16(bigEndian: address.sin_port))
  }

  /// Fills the queue of connections that wait to be accepted, so that the system ignores further ones.
  private static func fill(_ port: UInt16) -> [CInt] {
    (0..<4).map { _ in
      let descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
      var address = loopback(port: port)
      _ = withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
      }
      return descriptor
    }
  }

  private static func loopback(port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }
}
