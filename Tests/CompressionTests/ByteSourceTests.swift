import Compression
import Foundation
import TestSupport
import Testing

@Suite struct ByteSourceTests {
  @Test(arguments: [6, 7, 4096, 1 << 20])
  func `plain bytes come out as they are`(chunkSize: Int) throws {
    let bytes = prose(bytes: 50_000, seed: 1)
    let file = try TemporaryFile(bytes)
    #expect(try contents(of: file.path, chunkSize: chunkSize) == bytes)
  }

  @Test(arguments: [6, 7, 4096, 1 << 20])
  func `bz2 of several blocks and streams is decompressed`(chunkSize: Int) throws {
    let first = prose(bytes: 350_000, seed: 2)
    let second = prose(bytes: 1_000, seed: 3)
    let file = try TemporaryFile(bzip2(first) + bzip2([]) + bzip2(second, level: 9))
    #expect(try contents(of: file.path, chunkSize: chunkSize) == first + second)
  }

  @Test func `one byte is a plain file`() throws {
    let file = try TemporaryFile([0x3C])
    #expect(try contents(of: file.path) == [0x3C])
  }

  @Test func `every raw byte is shown once and in order`() throws {
    let compressed = bzip2(prose(bytes: 200_000, seed: 4)) + bzip2(prose(bytes: 10, seed: 5))
    let file = try TemporaryFile(compressed)
    var source = try ByteSource(path: file.path, chunkSize: 1000)
    var raw: [UInt8] = []
    while try source.advance(onRawBytes: { raw += $0 }) {}
    #expect(raw == compressed)
    let isCompressed = source.isCompressed
    #expect(isCompressed)
  }

  @Test func `progress rises to the size of the file`() throws {
    let compressed = bzip2(prose(bytes: 200_000, seed: 6))
    let file = try TemporaryFile(compressed)
    var source = try ByteSource(path: file.path, chunkSize: 1000)
    var last: Int64 = 0
    while try source.advance() {
      let bytesRead = source.bytesRead
      #expect(bytesRead >= last)
      last = bytesRead
    }
    let end = (source.bytesRead, source.totalBytes)
    #expect(end == (Int64(compressed.count), Int64(compressed.count)))
  }

  @Test func `no chunk is larger than asked for`() throws {
    let file = try TemporaryFile(bzip2(prose(bytes: 200_000, seed: 7)))
    var source = try ByteSource(path: file.path, chunkSize: 1000)
    while try source.advance() { source.withChunk { #expect($0.count <= 1000 && !$0.isEmpty) } }
  }

  @Test func `a named pipe is read, with an unknown size`() throws {
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
    var source = try ByteSource(path: path)
    let total = source.totalBytes
    #expect(total == nil)
    var result: [UInt8] = []
    while try source.advance() { source.withChunk { result += $0 } }
    #expect(result == text)
  }
}
