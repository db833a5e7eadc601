import Artifacts
import Foundation
import Synchronization

/// A mirror on loopback that serves files, lists its folders, and fails where a test tells it to.
package final class DumpServer: Sendable {
  package struct Request: Sendable {
    package let method: String
    package let path: String
    /// With names in lower case.
    package let headers: [String: String]
    /// From 1, of this method for this path.
    package let number: Int

    package var isForPart: Bool { method == "GET" && path.hasSuffix(".bz2") }
  }

  /// How a request is answered. By default as a good server does.
  package struct Behavior: Sendable {
    /// Answers with this status and nothing else.
    package var status: Int?
    /// Further fields.
    package var headers: [String] = []
    /// In place of the file's bytes.
    package var bytes: [UInt8]?
    /// In place of the entity tag that follows from the bytes.
    package var tag: String?
    /// In place of the true `content-length`.
    package var length: String?
    package var ignoresRange = false
    package var ignoresIfRange = false
    /// After so many bytes of the body the connection is closed.
    package var cut: Int?
    /// After so many bytes of the body nothing comes any more.
    package var hang: Int?

    package init() {}
  }

  private struct State {
    var counts: [String: Int] = [:]
    var requests: [Request] = []
    var sentSize = 0
    var connections: [Int: FaultConnection] = [:]
    var mostConnections = 0
  }

  private let files: [String: [UInt8]]
  private let state = Mutex(State())
  private let behavior: @Sendable (Request) -> Behavior

  package var requests: [Request] { state.withLock(\.requests) }
  /// How many bytes of bz2 files were sent.
  package var sentSize: Int { state.withLock(\.sentSize) }
  /// Open at one time.
  package var mostConnections: Int { state.withLock(\.mostConnections) }

  private init(files: [String: [UInt8]], behavior: @escaping @Sendable (Request) -> Behavior) {
    self.files = files
    self.behavior = behavior
  }

  /// Runs a server while `body` runs.
  ///
  /// - Parameters:
  ///   - files: by their paths, which begin with a slash.
  ///   - body: gets the server and its address.
  package nonisolated(nonsending) static func with<Result>(
    _ files: [String: [UInt8]], behavior: @escaping @Sendable (Request) -> Behavior = { _ in Behavior() },
    body: nonisolated(nonsending) (DumpServer, String) async throws -> Result
  ) async throws -> Result {
    let server = DumpServer(files: files, behavior: behavior)
    return try await FaultServer.with { connection in
      server.serve(connection)
    } body: { _, address in
      try await body(server, address)
    }
  }

  // MARK: - Answers

  private func serve(_ connection: FaultConnection) {
    state.withLock { state in
      state.connections[connection.number] = connection
      let open = state.connections.values.count { !$0.isAbandoned }
      state.mostConnections = max(state.mostConnections, open)
    }
    defer { state.withLock { $0.connections[connection.number] = nil } }
    while let text = connection.request(), answer(request(text), connection) {}
  }

  private func request(_ text: String) -> Request {
    let head = RequestHead(text)
    return state.withLock { state in
      state.counts["\(head.method) \(head.target)", default: 0] += 1
      let number = state.counts["\(head.method) \(head.target)", default: 0]
      let request = Request(method: head.method, path: head.target, headers: head.headers, number: number)
      state.requests.append(request)
      return request
    }
  }

  /// - Returns: whether the connection stays open.
  private func answer(_ request: Request, _ connection: FaultConnection) -> Bool {
    let behavior = behavior(request)
    let further = behavior.headers.map { $0 + "\r\n" }.joined()
    if let status = behavior.status {
      return connection.send("HTTP/1.1 \(status) Status\r\n\(further)content-length: 0\r\n\r\n")
    }
    guard let bytes = behavior.bytes ?? files[request.path] ?? listing(request.path) else {
      return connection.send("HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n")
    }
    let tag = behavior.tag ?? "\"\(Digest.sha256(bytes).prefix(16))\""
    var status = "200 OK"
    var body = bytes[...]
    var fields = "etag: \(tag)\r\n\(further)"
    let isSameVersion = behavior.ignoresIfRange || request.headers["if-range"] == tag
    if !behavior.ignoresRange, isSameVersion, let start = start(request), start < bytes.count {
      status = "206 Partial Content"
      body = bytes[start...]
      fields += "content-range: bytes \(start)-\(bytes.count - 1)/\(bytes.count)\r\n"
    }
    fields += "content-length: \(behavior.length ?? String(body.count))\r\n"
    guard connection.send("HTTP/1.1 \(status)\r\n\(fields)\r\n") else { return false }
    if request.method == "HEAD" { return true }
    let sent = body.prefix(behavior.cut ?? behavior.hang ?? body.count)
    if request.isForPart { state.withLock { $0.sentSize += sent.count } }
    guard connection.send(sent), behavior.cut == nil, behavior.length == nil else { return false }
    if behavior.hang != nil { connection.hang() }
    return behavior.hang == nil
  }

  private func start(_ request: Request) -> Int? {
    request.headers["range"].flatMap {
      $0.hasPrefix("bytes=") && $0.hasSuffix("-") ? Int($0.dropFirst(6).dropLast()) : nil
    }
  }

  /// A page of links, as common servers write it.
  private func listing(_ folder: String) -> [UInt8]? {
    guard folder.hasSuffix("/") else { return nil }
    var names: Set<String> = []
    for path in files.keys where path.hasPrefix(folder) {
      let rest = path.dropFirst(folder.count)
      names.insert(rest.firstIndex(of: "/").map { String(rest[...$0]) } ?? String(rest))
    }
    guard !names.isEmpty else { return nil }
    let lines = names.sorted().map { "<a href=\"\($0)\">\($0)</a>  01-Nov-2026 00:00  -\r\n" }
    return Array("<html><body><pre><a href=\"../\">../</a>\r\n\(lines.joined())</pre></body></html>".utf8)
  }
}
