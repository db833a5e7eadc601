import Artifacts
import Compression
import Foundation
import TestSupport
import Testing

@Suite struct CompressionFaultTests {
  static let small = prose(bytes: 700, seed: 11)

  @Test func `fault 2, a cut inside a stream is an error at every byte`() async throws {
    let whole = bzip2(Self.small)
    for length in 1..<whole.count {
      let cut = Array(whole.prefix(length))
      guard case .truncated(_, let offset, let streamStart) = try await failure(reading: cut) else {
        Issue.record("cut at \(length)")
        continue
      }
      #expect(offset == Int64(length))
      #expect(streamStart == 0)
    }
  }

  @Test func `fault 2, a cut inside the second stream names where that stream starts`() async throws {
    let first = bzip2(Self.small)
    for length in 1..<first.count {
      guard case .truncated(_, _, let streamStart) = try await failure(reading: first + first.prefix(length)) else {
        Issue.record("cut at \(length)")
        continue
      }
      #expect(streamStart == Int64(first.count))
    }
  }

  @Test func `fault 2, a flipped bit is an error or changes nothing`() async throws {
    let text = prose(bytes: 3_000, seed: 12)
    let whole = bzip2(text) + bzip2(Self.small)
    var generator = SplitMix64(state: 13)
    var harmless = 0
    for _ in 0..<600 {
      var damaged = whole
      let bit = Int.random(in: 0..<(whole.count * 8), using: &generator)
      damaged[bit / 8] ^= 1 << UInt8(bit % 8)
      let file = try TemporaryFile(damaged)
      guard let result = try? await contents(of: file.path) else { continue }
      // A flip in the first three bytes makes a plain file of it.
      if bit < 24 {
        #expect(result == damaged)
      } else {
        #expect(result == text + Self.small, "bit \(bit)")
        harmless += 1
      }
    }
    #expect(harmless < 60)
  }

  @Test func `fault 2, a damaged block is an error with the byte offset`() async throws {
    var bytes = bzip2(Self.small)
    bytes[bytes.count / 2] ^= 0xFF
    guard case .corrupt(_, let offset, 0) = try await failure(reading: bytes) else {
      Issue.record("no error")
      return
    }
    #expect(offset > 0 && offset <= Int64(bytes.count))
  }

  @Test(arguments: [[0x00], [0x0A], Array("garbage".utf8), Array("BZh0".utf8), [UInt8](repeating: 0, count: 512)])
  func `fault 3, trailing garbage is an error with its offset`(garbage: [UInt8]) async throws {
    let whole = bzip2(Self.small)
    guard case .trailingGarbage(_, let offset) = try await failure(reading: whole + garbage) else {
      Issue.record("no error")
      return
    }
    #expect(offset == Int64(whole.count))
  }

  @Test func `fault 4, a hundred thousand empty streams are fine`() async throws {
    let empty = bzip2([])
    var bytes = bzip2(Self.small)
    for _ in 0..<100_000 { bytes += empty }
    let file = try TemporaryFile(bytes + bzip2(Self.small))
    #expect(try await contents(of: file.path) == Self.small + Self.small)
  }

  @Test func `fault 4, a bomb comes out in small chunks`() async throws {
    // 64 MB of zeros in a few hundred bytes.
    let stream = bzip2([UInt8](repeating: 0, count: 8_000_000), level: 9)
    let file = try TemporaryFile(Array(repeatElement(stream, count: 8).joined()))
    try await withDecompressedChunks(of: file.path, threads: 2) { chunks in
      var total = 0
      while let chunk = try await chunks.next() {
        #expect(chunk.count <= 1_800_000)
        total += chunk.count
      }
      #expect(total == 64_000_000)
    }
  }

  @Test func `fault 5, a file that grows while it is read is refused`() async throws {
    try await expectChange { handle in
      try handle.seekToEnd()
      try handle.write(contentsOf: Data([0x41]))
    }
  }

  @Test func `fault 5, a file that shrinks while it is read is refused`() async throws {
    try await expectChange { try $0.truncate(atOffset: 30_000) }
  }

  @Test func `fault 5, a file that is written to while it is read is refused`() async throws {
    try await expectChange { handle in
      // The clock that stamps files ticks every few milliseconds.
      usleep(20_000)
      try handle.seek(toOffset: 50_000)
      try handle.write(contentsOf: Data([0x41]))
    }
  }

  @Test func `an empty file, a directory and a missing file are told apart`() async throws {
    #expect(try await failure(reading: []).map { if case .empty = $0 { true } else { false } } == true)
    let folder = FileManager.default.temporaryDirectory.path
    await #expect(throws: CompressionError.isDirectory(file: folder)) { try await contents(of: folder) }
    await #expect(throws: CompressionError.notFound(file: "/no/such/file")) { try await contents(of: "/no/such/file") }
    await #expect(throws: CompressionError.self) { try await contents(of: "/dev/null/x") }
  }

  @Test func `a file in another format is refused by its content, with the command that helps`() async throws {
    let xz = try #require(try await failure(reading: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00, 0, 0]))
    #expect(xz.description.contains("is xz-compressed, which is not read yet: decompress it first, e.g. `xzcat "))
    #expect(xz.description.hasSuffix(" | valbench-extract -`"))
    let zip = try #require(try await failure(reading: [0x50, 0x4B, 0x03, 0x04, 0, 0]))
    #expect(zip.description.contains("is zip-compressed"))
  }

  @Test func `files that cannot be read do not stay open`() async throws {
    // More times than a process may have files open.
    for _ in 0..<3_000 {
      await #expect(throws: CompressionError.self) {
        try await contents(of: FileManager.default.temporaryDirectory.path)
      }
    }
    let file = try TemporaryFile(Self.small)
    #expect(try await contents(of: file.path) == Self.small)
  }

  private func expectChange(_ change: (FileHandle) throws -> Void) async throws {
    let file = try TemporaryFile(prose(bytes: 100_000, seed: 14))
    do {
      try await withDecompressedChunks(of: file.path, threads: 2, chunkSize: 4096) { chunks in
        _ = try await chunks.next()
        let handle = try #require(FileHandle(forUpdatingAtPath: file.path))
        try change(handle)
        try handle.close()
        while try await chunks.next() != nil {}
      }
      Issue.record("no error")
    } catch let error as CompressionError {
      guard case .changedWhileRead = error else {
        Issue.record("\(error)")
        return
      }
    }
  }
}
