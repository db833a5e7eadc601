import Compression
import Foundation
import TestSupport
import Testing

@Suite struct DecompressedChunksTests {
  @Test(arguments: [6, 7, 4096, 1 << 20])
  func `plain bytes come out as they are`(chunkSize: Int) async throws {
    let bytes = prose(bytes: 50_000, seed: 1)
    let file = try TemporaryFile(bytes)
    #expect(try await contents(of: file.path, chunkSize: chunkSize) == bytes)
  }

  @Test(arguments: [6, 7, 4096, 1 << 20])
  func `bz2 of several blocks and streams is decompressed`(chunkSize: Int) async throws {
    let first = prose(bytes: 350_000, seed: 2)
    let second = prose(bytes: 1_000, seed: 3)
    let file = try TemporaryFile(bzip2(first) + bzip2([]) + bzip2(second, level: 9))
    #expect(try await contents(of: file.path, chunkSize: chunkSize) == first + second)
  }

  @Test func `one byte is a plain file`() async throws {
    let file = try TemporaryFile([0x3C])
    #expect(try await contents(of: file.path) == [0x3C])
  }

  @Test(arguments: Packing.allCases)
  func `progress rises to the size of the file`(
    packing: Packing
  ) async throws {
    let packed = packing.pack(prose(bytes: 200_000, seed: 4)) + packing.pack(prose(bytes: 10, seed: 5))
    let file = try TemporaryFile(packed)
    try await withDecompressedChunks(of: file.path, threads: 2, chunkSize: 1000) { chunks in
      var last: Int64 = 0
      while try await chunks.next() != nil {
        let bytesRead = chunks.bytesRead
        #expect(bytesRead >= last)
        last = bytesRead
      }
      let end = (chunks.bytesRead, chunks.totalBytes)
      #expect(end == (Int64(packed.count), Int64(packed.count)))
      let format = chunks.format
      #expect(format == packing.format)
    }
  }

  @Test(arguments: Packing.allCases)
  func `no chunk is empty or larger than a buffer or two blocks`(packing: Packing) async throws {
    let file = try TemporaryFile(packing.pack(prose(bytes: 500_000, seed: 7)))
    try await withDecompressedChunks(of: file.path, threads: 2, chunkSize: 1000) { chunks in
      let limit = packing == .bzip2 ? 200_000 : 1000
      while let chunk = try await chunks.next() { #expect(chunk.count <= limit && !chunk.isEmpty) }
    }
  }

  @Test func `leaving in the middle ends all that goes on`() async throws {
    let file = try TemporaryFile(bzip2(prose(bytes: 1_000_000, seed: 9)))
    let first = try await withDecompressedChunks(of: file.path, threads: 3) { try await $0.next() }
    #expect(first?.isEmpty == false)
    struct Halt: Error {}
    await #expect(throws: Halt.self) {
      try await withDecompressedChunks(of: file.path, threads: 3) { chunks in
        _ = try await chunks.next()
        throw Halt()
      }
    }
  }

  @Test func `a cancelled task stops`() async throws {
    let file = try TemporaryFile(bzip2(prose(bytes: 1_000_000, seed: 10)))
    let path = file.path
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        await #expect(throws: CancellationError.self) {
          while !Task.isCancelled { await Task.yield() }
          _ = try await contents(of: path)
        }
      }
      group.cancelAll()
    }
  }

  @Test func `a named pipe is read, with an unknown size`() async throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("valbench-\(UUID().uuidString)").path
    try #require(mkfifo(path, 0o600) == 0)
    defer { unlink(path) }
    let text = prose(bytes: 300_000, seed: 8)
    let compressed = bzip2(text)
    let writer = Thread {
      let handle = FileHandle(forWritingAtPath: path)
      // The first bytes one by one: the format must not be decided too early.
      for byte in compressed.prefix(8) {
        handle?.write(Data([byte]))
        usleep(2000)
      }
      handle?.write(Data(compressed.dropFirst(8)))
      try? handle?.close()
    }
    writer.start()
    try await withDecompressedChunks(of: path, threads: 2) { chunks in
      let total = chunks.totalBytes
      #expect(total == nil)
      var result: [UInt8] = []
      while let chunk = try await chunks.next() { result += chunk }
      #expect(result == text)
    }
  }
}
