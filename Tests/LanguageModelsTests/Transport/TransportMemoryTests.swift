import Foundation
import LanguageModels
import Synchronization
import TestSupport
import Testing

/// Each runs in a process of its own, since the peak of memory is the whole process's.
@Suite("Memory of the transport")
struct TransportMemoryTests {
  /// How much the process's peak of memory grows while `body` runs, in bytes, after a first call.
  private static func growth(_ body: () async throws -> Void) async throws -> Int {
    // What the first call alone costs: libraries, certificates.
    try await FaultServer.with {
      $0.request()
    } body: { _, address in
      _ = try await outcome(address)
    }
    let before = try peak()
    try await body()
    return try peak() - before
  }

  private static func peak() throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") })
    return try #require(Int(line.filter(\.isNumber))) << 10
  }

  private static func flood(_ head: String, _ bytes: [UInt8], total: Duration = .seconds(600)) async throws {
    try await FaultServer.with { connection in
      connection.request()
      connection.send("HTTP/1.1 200 \(head)")
      connection.flood(bytes)
    } body: { _, address in
      let result = try await outcome(address, Timeouts(total: total))
      #expect(result.isTooLarge || result.isLost)
    }
  }

  @Test("endless replies of every kind cost at most 32 MB (fault 18)")
  func endless() async {
    await #expect(processExitsWith: .success) {
      let zeros = [UInt8](repeating: 0, count: 1 << 20)
      let growth = try await Self.growth {
        try await Self.flood("OK\r\n\r\n", zeros)
        try await Self.flood("OK\r\nContent-Length: 1073741824\r\n\r\n", zeros)
        try await Self.flood("OK\r\nTransfer-Encoding: chunked\r\n\r\n", Array("100000\r\n".utf8) + zeros + [13, 10])
        try await Self.flood("OK\r\nContent-Encoding: gzip\r\n\r\n", zeros)
        try await Self.flood("OK\r\n", Array(repeatElement(Array("name: value\r\n".utf8), count: 1000).joined()))
        // What follows costs nothing but time.
        let chunks = Array(repeatElement(Array("1\r\nx\r\n".utf8), count: 1000).joined())
        try await Self.flood("OK\r\nTransfer-Encoding: chunked\r\n\r\n", chunks, total: .seconds(1))
        let letters = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 16)
        try await Self.flood("", letters, total: .seconds(1))
        try await Self.flood("OK\r\nTransfer-Encoding: chunked\r\n\r\n1;", letters, total: .seconds(1))
      }
      #expect(growth <= 32_000_000)
    }
  }

  @Test("256 MiB of lines cost at most 32 MB (fault 18)")
  func lines() async {
    await #expect(processExitsWith: .success) {
      let line = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 16 - 1) + [0x0A]
      let count = 4096
      let received = Mutex(0)
      let growth = try await Self.growth {
        try await FaultServer.with { connection in
          connection.request()
          connection.send("HTTP/1.1 200 OK\r\nContent-Length: \(line.count * count)\r\n\r\n")
          for _ in 0..<count { connection.send(line) }
        } body: { _, address in
          let reply = try await HTTPTransport.with(secrets: Secrets([canary])) { transport in
            try await transport.lines(call(address, body: nil)) { _ in received.withLock { $0 += 1 } }
          }
          #expect(reply.status == 200)
        }
      }
      #expect(received.withLock(\.self) == count)
      #expect(growth <= 32_000_000)
    }
  }
}
