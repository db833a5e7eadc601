import Artifacts
import HTTPSupport
import LanguageModels
import TestSupport
import Testing

let canary = "sk-canary/0123456789"

/// Sends one call, whose fields carry the canary, and keeps what came of it.
func outcome(
  _ url: String, _ timeouts: Timeouts = Timeouts(), body: [UInt8]? = Array("{}".utf8)
) async throws -> Result<HTTPReply, TransportError> {
  try await HTTPTransport.with(secrets: Secrets([canary]), timeouts: timeouts) { transport in
    do throws(TransportError) { return .success(try await transport.send(call(url, body: body))) } catch {
      return .failure(error)
    }
  }
}

func call(_ url: String, body: [UInt8]? = Array("{}".utf8)) -> HTTPCall {
  HTTPCall(
    method: body == nil ? .get : .post, url: url, headers: [("authorization", "Bearer \(canary)")], body: body)
}

extension Result where Success == HTTPReply, Failure == TransportError {
  var error: TransportError? { if case .failure(let error) = self { error } else { nil } }
  var reply: HTTPReply? { try? get() }
  var text: String? { reply.map { String(decoding: $0.body, as: UTF8.self) } }

  var isLost: Bool { if case .lost? = error { true } else { false } }
  var isNotSent: Bool { if case .notSent? = error { true } else { false } }
  /// Whether the call was lost; or ended, on a busy machine, before it was sent, and then the server has not got it.
  func isLost(by server: FaultServer) -> Bool { isLost || isNotSent && server.requests.isEmpty }

  var isTooLarge: Bool { if case .tooLarge? = error { true } else { false } }
}

/// Bytes that go over the wire, shown with their control characters escaped.
struct Wire: Sendable, ExpressibleByStringLiteral, CustomTestStringConvertible {
  let text: String

  init(stringLiteral text: String) { self.text = text }

  var testDescription: String { text.debugDescription }
}

@Suite("Transport")
struct TransportTests {
  @Test("a call brings status, fields and body, and asks for nothing besides")
  func reply() async throws {
    try await FaultServer.with { connection in
      connection.request()
      connection.send("HTTP/1.1 429 Slow\r\nRetry-After: 3\r\nContent-Length: 2\r\n\r\n{}")
    } body: { server, address in
      let outcome = try await outcome(address + "/v1?x=1", body: Array(#"{"a":1}"#.utf8))
      #expect(outcome.reply?.status == 429)
      #expect(outcome.reply?.headers["RETRY-AFTER"] == "3")
      #expect(outcome.text == "{}")
      let request = try #require(server.requests.first)
      #expect(request.hasPrefix("POST /v1?x=1 HTTP/1.1\r\n"))
      #expect(request.hasSuffix("\r\n\r\n{\"a\":1}"))
      let names = request.split(separator: "\r\n").dropFirst().dropLast().map { $0.prefix { $0 != ":" }.lowercased() }
      #expect(Set(names) == ["authorization", "content-length", "host", "user-agent"])
    }
  }

  @Test(
    "odd but legal replies are read",
    arguments: [
      ("HTTP/1.1 204 No Content\r\n\r\n", 204, ""), ("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", 200, ""),
      ("HTTP/1.0 200 OK\r\n\r\n{}", 200, "{}"), ("HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\n{}", 200, "{}"),
      ("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", 200, "{}"),
      (
        "HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\nHTTP/1.1 102 P\r\n\r\nHTTP/1.1 200\r\nContent-Length: 2\r\n\r\n{}",
        200, "{}"
      ),
      ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1;x=y\r\n}\r\n0\r\nend: x\r\n\r\n", 200, "{}"),
      ("HTTP/1.1 200 OK\r\nContent-Encoding: identity\r\nContent-Length: 2\r\n\r\n{}", 200, "{}"),
      ("HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n", 304, ""),
      ("HTTP/1.1 599 Odd\r\nContent-Length: 2\r\n\r\n{}", 599, "{}"),
    ])
  func odd(bytes: Wire, status: Int, body: String) async throws {
    try await FaultServer.with { connection in
      connection.request()
      connection.send(bytes.text)
    } body: { server, address in
      let outcome = try await outcome(address)
      #expect(outcome.reply?.status == status, "\(outcome)")
      #expect(outcome.text == body)
      #expect(server.requests.count == 1)
    }
  }

  @Test(
    "garbage is no reply (fault 19)",
    arguments: [
      "garbage\r\n\r\n", "\u{0}\u{1}\u{2}", "SSH-2.0-OpenSSH_9.2\r\n", "HTTP/9.9 200 OK\r\n\r\n",
      "HTTP/1.1 abc\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}x",
      "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n{}", "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n{}",
      "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n{}",
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n{}\r\n0\r\n\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}}\r\n0\r\n\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n{}\r\n0\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n{}", "HTTP/1.1 100 Continue\r\n\r\n", "",
      "HTTP/1.1 200 OK\r\nbad field\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX: a\u{0}b\r\n\r\n{}",
    ])
  func garbage(bytes: Wire) async throws {
    try await FaultServer.with { connection in
      connection.request()
      connection.send(bytes.text)
    } body: { server, address in
      let outcome = try await outcome(address)
      #expect(outcome.isLost, "\(outcome)")
      #expect(server.requests.count == 1)
    }
  }

  @Test(
    "a redirect comes back as its status, and nothing arrives where it points (fault 22)", arguments: [301, 302, 307])
  func redirect(status: Int) async throws {
    try await FaultServer.with {
      $0.request()
    } body: { other, target in
      try await FaultServer.with { connection in
        connection.request()
        connection.send("HTTP/1.1 \(status) Moved\r\nLocation: \(target)/stolen\r\nContent-Length: 0\r\n\r\n")
      } body: { _, address in
        let outcome = try await outcome(address)
        #expect(outcome.reply?.status == status)
        #expect(other.connections == 0)
      }
    }
  }

  @Test("keys are struck out of bodies, fields, and words (fault 36)")
  func canaries() async throws {
    let echo = #"{"plain":"\#(canary)","base64":"QmVhcmVyIHNrLWNhbmFyeS8wMTIzNDU2Nzg5"}"#
    try await FaultServer.with { connection in
      connection.request()
      connection.send("HTTP/1.1 401 No\r\nX-Echo: \(canary)\r\nContent-Length: \(echo.utf8.count)\r\n\r\n\(echo)")
    } body: { _, address in
      let outcome = try await outcome(address)
      #expect(outcome.text?.hasPrefix(#"{"plain":"[key]","base64":"QmVhcmVyI"#) == true)
      #expect(outcome.text?.contains("YW5hcnkv") == false)
      #expect(outcome.reply?.headers["x-echo"] == "[key]")
    }
  }

  @Test(
    "a key is struck out of what is kept of a body that breaks off in the middle of it (fault 36)", arguments: 4...20)
  func cutCanary(count: Int) async throws {
    try await FaultServer.with { connection in
      connection.request()
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nkey: \(canary.prefix(count))")
    } body: { _, address in
      let error = try await outcome(address).error
      #expect(error.map { String(decoding: $0.partial, as: UTF8.self) } == "key: [key]")
    }
  }

  @Test("a key that no header field can carry is not shown, and not sent (fault 36)")
  func unsendable() async throws {
    let key = "sk-canary\n0123456789"
    let error = try await HTTPTransport.with(secrets: Secrets([key])) { transport in
      await #expect(throws: TransportError.self) {
        _ = try await transport.send(
          HTTPCall(method: .post, url: "http://127.0.0.1:9/", headers: [("authorization", key)], body: [1]))
      }
    }
    #expect(error == .notSent(words: "Invalid header field values"))
  }
}
