import Artifacts
import Foundation
import LanguageModels
import TestSupport
import Testing

@Suite("Transport under faults")
struct TransportFaultTests {
  enum Framing: String, CaseIterable, Sendable {
    case contentLength = "Content-Length: 24\r\n\r\n{\"a\":[1,{\"b\":\"\\u00e9\"}]}"
    case chunked = "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n13\r\n[1,{\"b\":\"\\u00e9\"}]}\r\n0\r\n\r\n"
    case closeDelimited = "\r\n{\"a\":[1,{\"b\":\"\\u00e9\"}]}"

    var bytes: [UInt8] { Array("HTTP/1.1 200 OK\r\n\(rawValue)".utf8) }
    /// Where the body begins.
    var bodyStart: Int { "HTTP/1.1 200 OK\r\n".utf8.count + 2 }
  }

  enum End: CaseIterable, Sendable {
    case close
    case reset
  }

  @Test(
    "a reply that breaks off at any byte is lost, never taken for whole (fault 17)", arguments: Framing.allCases,
    End.allCases)
  func cuts(framing: Framing, end: End) async throws {
    let bytes = framing.bytes
    try await FaultServer.with { connection in
      guard connection.request() != nil else { return }
      connection.send(bytes.prefix(connection.number - 1))
      if end == .reset { connection.reset() }
    } body: { server, address in
      try await HTTPTransport.with(secrets: Secrets([canary])) { transport in
        for cut in 0..<bytes.count {
          do throws(TransportError) {
            let reply = try await transport.send(call(address))
            // HTTP lets a body end with the connection; then only its content tells that it is cut.
            #expect(framing == .closeDelimited && end == .close && cut >= framing.bodyStart)
            #expect(throws: JSONError.self) { try JSONValue(parsing: reply.body) }
          } catch {
            guard case .lost = error else {
              Issue.record("cut at \(cut): \(error)")
              continue
            }
          }
        }
      }
      #expect(server.requests.count == bytes.count)
    }
  }

  @Test("no beginning of a JSON text is a JSON text (fault 17, 19)")
  func prefixes() throws {
    let text = Array(#"{"a":[1,-2.5e3,true,null,"\ud83d\ude00é"],"b":{"c":"d\\\""},"e":[]}"#.utf8)
    #expect(throws: Never.self) { try JSONValue(parsing: text) }
    for count in 0..<text.count {
      #expect(throws: JSONError.self) { try JSONValue(parsing: text.prefix(count)) }
    }
  }

  @Test(
    "a server that never answers, or stops anywhere, costs the deadline (fault 16)",
    arguments: [
      "", "HTTP/1.1 200", "HTTP/1.1 200 OK\r\nContent-", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{", "HTTP/1.1 100 Continue\r\n\r\n",
    ])
  func hangs(bytes: Wire) async throws {
    try await FaultServer.with { connection in
      connection.request()
      connection.send(bytes.text)
      connection.hang()
    } body: { server, address in
      let outcome = try await outcome(address, Timeouts(total: .milliseconds(300)))
      #expect(outcome.isLost(by: server), "\(outcome)")
      #expect(outcome.error?.words == "no whole reply came within 0.3 seconds")
    }
  }

  @Test("a connection that nobody accepts costs the deadline (fault 16)")
  func neverAccepted() async throws {
    try await FaultServer.with(accepting: .none) { server, address in
      let outcome = try await outcome(address, Timeouts(total: .milliseconds(300)))
      #expect(outcome.isLost(by: server), "\(outcome)")
    }
  }

  @Test(
    "requests without a body are lost too where the server has got them (fault 17)", arguments: [nil, []] as [[UInt8]?])
  func bodiless(body: [UInt8]?) async throws {
    try await FaultServer.with {
      $0.request()
    } body: { server, address in
      let outcome = try await outcome(address, body: body)
      #expect(outcome.isLost, "\(outcome)")
      #expect(server.requests.count == 1)
    }
  }

  @Test("a connection that is never made costs the time for connecting, and nothing was sent (fault 16)")
  func neverConnected() async throws {
    try await FaultServer.with(accepting: .full) { _, address in
      for timeouts in [
        Timeouts(connect: .milliseconds(300)), Timeouts(connect: .milliseconds(600), total: .milliseconds(300)),
      ] {
        let outcome = try await outcome(address, timeouts)
        #expect(outcome.isNotSent, "\(outcome)")
      }
    }
  }

  @Test(
    "a slow drip costs the deadline (fault 16)",
    arguments: [
      "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", "HTTP/1.1 200 OK\r\n\r\n", "HTTP/1.1 200 OK\r\nX: ",
    ])
  func drip(head: Wire) async throws {
    try await FaultServer.with { connection in
      connection.request()
      connection.send(head.text)
      connection.drip([UInt8(ascii: "x")])
    } body: { server, address in
      let outcome = try await outcome(address, Timeouts(total: .milliseconds(300)))
      #expect(outcome.error?.words == "no whole reply came within 0.3 seconds")
      #expect(outcome.isLost(by: server))
    }
  }

  @Test("an endless line of interim replies costs the deadline (fault 16)")
  func interimReplies() async throws {
    try await FaultServer.with { connection in
      connection.request()
      connection.drip(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8))
    } body: { server, address in
      let outcome = try await outcome(address, Timeouts(total: .milliseconds(300)))
      #expect(outcome.isLost(by: server))
    }
  }

  @Test("a body that stops ends after the idle time, a head that is late does not (fault 16)")
  func idle() async throws {
    try await FaultServer.with { connection in
      connection.request()
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{")
      connection.hang()
    } body: { _, address in
      let outcome = try await outcome(address, Timeouts(idle: .milliseconds(200)))
      #expect(outcome.error == .lost(words: "the reply stopped for 0.2 seconds", partial: [UInt8(ascii: "{")]))
    }
    try await FaultServer.with { connection in
      connection.request()
      connection.hang()
    } body: { server, address in
      let timeouts = Timeouts(idle: .milliseconds(50), total: .milliseconds(300))
      let outcome = try await outcome(address, timeouts)
      #expect(outcome.isLost(by: server))
      #expect(outcome.error?.words == "no whole reply came within 0.3 seconds")
    }
  }

  @Test(
    "no request is sent twice: a server that closes a connection which it offered to keep (fault 17)",
    arguments: [
      false, true,
    ])
  func keptConnections(isReset: Bool) async throws {
    try await FaultServer.with { connection in
      guard connection.request() != nil else { return }
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
      connection.request()
      if isReset { connection.reset() }
    } body: { server, address in
      try await HTTPTransport.with(secrets: Secrets([])) { transport in
        var lost = 0
        for number in 0..<40 {
          var call = call(address)
          call.url += "?number=\(number);"
          do throws(TransportError) {
            _ = try await transport.send(call)
          } catch {
            guard case .lost = error else {
              Issue.record("\(error)")
              continue
            }
            lost += 1
          }
        }
        // Which requests meet a kept connection is a matter of time; that each arrives once is not.
        let numbers = server.requests.compactMap { $0.firstMatch(of: /number=([0-9]+);/)?.1 }
        #expect(Set(numbers).count == 40)
        #expect(numbers.count == 40)
        #expect(lost < 40)
      }
    }
  }

  @Test("no request is sent twice: a server that closes each connection right after its reply (fault 17)")
  func closedConnections() async throws {
    try await FaultServer.with { connection in
      guard connection.request() != nil else { return }
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
    } body: { server, address in
      try await HTTPTransport.with(secrets: Secrets([])) { transport in
        var replies = 0
        for _ in 0..<200 where (try? await transport.send(call(address))) != nil { replies += 1 }
        // A request that crosses the close is lost; the server sees each at most once.
        #expect(server.requests.count <= 200)
        #expect(server.requests.count == replies)
      }
    }
  }

  @Test("a reply that nobody asked for is not taken for the next one")
  func unsolicited() async throws {
    try await FaultServer.with { connection in
      guard connection.request() != nil else { return }
      let reply = { (name: String) in "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n\"\(name)\"" }
      connection.send(reply("a") + reply("b"))
      connection.hang()
    } body: { server, address in
      try await HTTPTransport.with(secrets: Secrets([])) { transport in
        for _ in 0..<20 {
          guard let reply = try? await transport.send(call(address)) else { continue }
          #expect(reply.body == Array(#""a""#.utf8))
        }
      }
    }
  }

  @Test("a compressed reply is refused in plain words (fault 18)", arguments: ["gzip", "br", "GZIP", "zstd"])
  func compressed(encoding: String) async throws {
    try await FaultServer.with { connection in
      connection.request()
      connection.send("HTTP/1.1 200 OK\r\nContent-Encoding: \(encoding)\r\n\r\n")
      connection.flood(Array(repeating: 0, count: 65_536))
    } body: { _, address in
      let outcome = try await outcome(address)
      #expect(
        outcome.error
          == .lost(words: "the reply is compressed (\(encoding)), although nothing asked for that", partial: []))
    }
  }

  @Test("a length of more than 8 MiB is refused before the body is read (fault 18)")
  func announced() async throws {
    try await FaultServer.with { connection in
      connection.request()
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: \(8 << 20 + 1)\r\n\r\n")
      connection.hang()
    } body: { _, address in
      let outcome = try await outcome(address)
      #expect(outcome.error == .tooLarge(words: "the reply is larger than 8 MiB", partial: []))
    }
  }

  @Test("exactly 8 MiB are read, one byte more is not (fault 18)", arguments: [0, 1])
  func largest(excess: Int) async throws {
    try await FaultServer.with { connection in
      connection.request()
      connection.send("HTTP/1.0 200 OK\r\n\r\n")
      connection.send(Array(repeating: UInt8(ascii: "x"), count: HTTPTransport.maximumBodySize + excess))
    } body: { _, address in
      let outcome = try await outcome(address)
      #expect(outcome.reply?.body.count == (excess == 0 ? HTTPTransport.maximumBodySize : nil))
      #expect(outcome.isTooLarge == (excess == 1))
      #expect(outcome.error?.partial.count == (excess == 1 ? HTTPTransport.maximumPartialSize : nil))
    }
  }

  @Test(
    "floods of header fields are refused (fault 18)",
    arguments: [
      ("HTTP/1.1 200 OK\r\n", "name: value\r\n"), ("HTTP/1.1 200 OK\r\nname: ", "value"),
      ("HTTP/1.1 200 OK\r\n", "name"),
      ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", "name: value\r\n"),
    ])
  func headerFlood(start: Wire, rest: Wire) async throws {
    let flood = Array(repeatElement(Array(rest.text.utf8), count: 1000).joined())
    try await FaultServer.with { connection in
      connection.request()
      connection.send(start.text)
      connection.flood(flood)
    } body: { _, address in
      let outcome = try await outcome(address)
      #expect(outcome.isLost, "\(outcome)")
    }
  }

  @Test("a call that is cancelled ends, and the connection with it")
  func cancelled() async throws {
    let (arrivals, arrived) = AsyncStream<Void>.makeStream()
    try await FaultServer.with { connection in
      connection.request()
      arrived.yield()
      connection.hang()
    } body: { _, address in
      let task = Task { try await outcome(address) }
      for await _ in arrivals { break }
      task.cancel()
      let ended = try await task.value
      #expect(ended.error == .lost(words: "the call was cancelled", partial: []))
    }
  }

  @Test("TLS that fails sends nothing")
  func plainServer() async throws {
    try await FaultServer.with {
      $0.send("HTTP/1.1 400 Bad Request\r\n\r\n")
    } body: { server, address in
      let outcome = try await outcome(address.replacingOccurrences(of: "http:", with: "https:"))
      #expect(outcome.isNotSent, "\(outcome)")
      #expect(server.requests.isEmpty)
    }
  }
}
