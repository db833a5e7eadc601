import LanguageModels
import Synchronization
import TestSupport
import Testing

@Suite("Lines of a reply")
struct LinesTests {
  private struct Stop: Error, Equatable {}

  private final class Lines: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock(\.self) }

    func append(_ line: [UInt8]) { lines.withLock { $0.append(String(decoding: line, as: UTF8.self)) } }
  }

  /// Gets the lines of what a server sends after the status line's beginning.
  private func read(
    _ bytes: String, maximumLineSize: Int = 1000, timeouts: Timeouts = Timeouts(),
    then: @escaping @Sendable (FaultConnection) -> Void = { _ in },
    each: @escaping @Sendable ([UInt8]) async throws -> Void = { _ in }
  ) async throws -> (result: Result<HTTPReply, any Error>, lines: [String]) {
    let lines = Lines()
    let result = try await FaultServer.with { connection in
      connection.request()
      connection.send("HTTP/1.1 " + bytes)
      then(connection)
    } body: { _, address in
      try await HTTPTransport.with(secrets: Secrets([canary]), timeouts: timeouts) { transport in
        do {
          let reply = try await transport.lines(call(address, body: nil), maximumLineSize: maximumLineSize) { line in
            lines.append(line)
            try await each(line)
          }
          return Result<HTTPReply, any Error>.success(reply)
        } catch {
          return .failure(error)
        }
      }
    }
    return (result, lines.all)
  }

  @Test("lines are cut wherever the pieces of the body end", arguments: 1...12)
  func pieces(size: Int) async throws {
    let text = Array("a\nbc\r\n\n\r\nd \(canary) e\nlast".utf8)
    var body = ""
    for start in stride(from: 0, to: text.count, by: size) {
      let piece = text[start..<min(start + size, text.count)]
      body += "\(String(piece.count, radix: 16))\r\n\(String(decoding: piece, as: UTF8.self))\r\n"
    }
    let (result, lines) = try await read("200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\(body)0\r\n\r\n")
    #expect(try result.get().status == 200)
    #expect(lines == ["a", "bc", "d [key] e", "last"])
  }

  @Test(
    "a body that ends early is an error, after its whole lines (fault 17)",
    arguments: [
      "200 OK\r\nContent-Length: 100\r\n\r\n{}\n{", "200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n{}\n{\r\n",
    ] as [Wire])
  func cut(bytes: Wire) async throws {
    let (result, lines) = try await read(bytes.text)
    #expect {
      try result.get()
    } throws: { error in
      if case .lost? = error as? TransportError { true } else { false }
    }
    #expect(lines == ["{}"])
  }

  @Test("a body that could end early unnoticed is refused (fault 17)")
  func closeDelimited() async throws {
    let (result, lines) = try await read("200 OK\r\n\r\n{}\n{}\n")
    #expect(throws: TransportError.self) { try result.get() }
    #expect(lines.isEmpty)
  }

  @Test("another status comes back whole")
  func status() async throws {
    let (result, lines) = try await read("404 Not Found\r\nContent-Length: 4\r\n\r\na\nb\n")
    let reply = try result.get()
    #expect(reply.status == 404)
    #expect(reply.body == Array("a\nb\n".utf8))
    #expect(lines.isEmpty)
  }

  @Test("a line that is too long ends the call (fault 18)")
  func longLine() async throws {
    let (result, lines) = try await read(
      "200 OK\r\nContent-Length: 1000000000\r\n\r\nshort\n", maximumLineSize: 100_000,
      then: { $0.flood(Array(repeating: UInt8(ascii: "x"), count: 1000)) })
    let partial = Array(repeating: UInt8(ascii: "x"), count: HTTPTransport.maximumPartialSize)
    #expect(throws: TransportError.tooLarge(words: "a line of the reply is larger than 100000 bytes", partial: partial))
    {
      try result.get()
    }
    #expect(lines == ["short"])
  }

  @Test("what the consumer throws ends the call and comes out as it is")
  func consumer() async throws {
    let (result, lines) = try await read(
      "200 OK\r\nContent-Length: 1000000000\r\n\r\na\nb\n", then: { $0.flood(Array("c\n".utf8)) },
      each: { _ in throw Stop() })
    #expect(throws: Stop()) { try result.get() }
    #expect(lines == ["a"])
  }

  @Test("a body that stops, and one that drips, end the call (fault 16)")
  func slow() async throws {
    let head = "200 OK\r\nContent-Length: 1000\r\n\r\n"
    let idle = try await read(head, timeouts: Timeouts(idle: .milliseconds(200)), then: { $0.hang() })
    #expect(throws: TransportError.lost(words: "the reply stopped for 0.2 seconds", partial: [])) {
      try idle.result.get()
    }
    let drip = try await read(head, timeouts: Timeouts(download: .milliseconds(300)), then: { $0.drip([0x0A]) })
    #expect(throws: TransportError.lost(words: "no whole reply came within 0.3 seconds", partial: [])) {
      try drip.result.get()
    }
  }
}
