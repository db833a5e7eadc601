import Artifacts
import Compression
import TestSupport
import Testing

@Suite struct GzipAndZstdTests {
  static let small = prose(bytes: 2_000, seed: 41)

  @Test(arguments: [Packing.gzip, .zstd], [6, 1000, 1 << 20])
  func `one member and several come out whole`(packing: Packing, chunkSize: Int) async throws {
    let text = prose(bytes: 700_000, seed: 42)
    let file = try TemporaryFile(packing.pack(text))
    #expect(try await contents(of: file.path, chunkSize: chunkSize) == text)
    let several = try TemporaryFile(packing.pack(text) + packing.pack([]) + packing.pack(Self.small))
    #expect(try await contents(of: several.path, chunkSize: chunkSize) == text + Self.small)
  }

  @Test(arguments: [Packing.gzip, .zstd])
  func `fault 2, a cut at every byte is an error`(packing: Packing) async throws {
    let first = packing.pack(Self.small)
    let whole = first + packing.pack(Array(Self.small.prefix(100)))
    for length in 1..<whole.count where length != first.count {
      guard case .truncated(_, let offset, let start) = try await failure(reading: Array(whole.prefix(length))) else {
        Issue.record("cut at \(length)")
        continue
      }
      #expect(offset == Int64(length))
      #expect(start == (length < first.count ? 0 : Int64(first.count)))
    }
  }

  @Test(arguments: [Packing.gzip, .zstd])
  func `fault 2, a flipped bit is an error or changes nothing`(packing: Packing) async throws {
    let whole = packing.pack(Self.small) + packing.pack(Self.small)
    var generator = SplitMix64(state: 43)
    var harmless = 0
    for _ in 0..<2_000 {
      var damaged = whole
      // A flip in the first bytes makes a plain file of it.
      let bit = Int.random(in: 32..<(whole.count * 8), using: &generator)
      damaged[bit / 8] ^= 1 << UInt8(bit % 8)
      let file = try TemporaryFile(damaged)
      guard let result = try? await contents(of: file.path) else { continue }
      #expect(result == Self.small + Self.small, "bit \(bit)")
      harmless += 1
    }
    #expect(harmless < 400)
  }

  @Test(
    arguments: [Packing.gzip, .zstd],
    [[0x00], Array("garbage".utf8), [UInt8](repeating: 0, count: 512), [0x1F, 0]])
  func `fault 3, trailing garbage is an error with its offset`(packing: Packing, garbage: [UInt8]) async throws {
    let whole = packing.pack(Self.small)
    guard case .trailingGarbage(_, let offset) = try await failure(reading: whole + garbage) else {
      Issue.record("no error")
      return
    }
    #expect(offset == Int64(whole.count))
  }

  @Test(arguments: [Packing.gzip, .zstd])
  func `fault 4, a bomb comes out in small chunks`(packing: Packing) async throws {
    let member = packing.pack([UInt8](repeating: 0, count: 8_000_000))
    let file = try TemporaryFile(Array(repeatElement(member, count: 8).joined()))
    try await withDecompressedChunks(of: file.path, threads: 1) { chunks in
      var total = 0
      while let chunk = try await chunks.next() {
        #expect(chunk.count <= 256 * 1024)
        total += chunk.count
      }
      #expect(total == 64_000_000)
    }
  }

  @Test func `zstd frames that mean nothing are skipped`() async throws {
    let note = skippableFrame(Array("a note".utf8))
    let file = try TemporaryFile(note + zstd(Self.small) + note + zstd(Self.small) + note)
    #expect(try await contents(of: file.path) == Self.small + Self.small)
    guard case .truncated = try await failure(reading: zstd(Self.small) + note.prefix(9)) else {
      Issue.record("no error")
      return
    }
  }

  @Test func `fault 4, a zstd window above 128 MiB is refused, with the command that helps`() async throws {
    let text = prose(bytes: 1_000, seed: 44)
    #expect(try await failure(reading: zstd(text, windowLog: 27)) == nil)
    let error = try #require(try await failure(reading: zstd(text, windowLog: 28)))
    guard case .windowTooLarge(_, 0) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(error.description.contains("zstd -dc --long=31"))
  }
}
