import Artifacts
import Compression
import TestSupport
import Testing

/// Blocks in whose bits the marks of blocks and streams stand by design.
@Suite struct FalseMarkTests {
  static let block: [UInt8] = [0x31, 0x41, 0x59, 0x26, 0x53, 0x59]
  static let end: [UInt8] = [0x17, 0x72, 0x45, 0x38, 0x50, 0x90]
  /// The end of a stream and the beginning of one with smaller blocks.
  static let seam = end + [7, 7, 7, 7] + Array("BZh1".utf8) + block

  @Test(arguments: 0..<8)
  func `a mark inside a block is data, at any bit`(shift: Int) async throws {
    var generator = SplitMix64(state: UInt64(shift))
    for plant in [Self.block, Self.end, Self.seam, Self.block + Self.block, Self.block + [9] + Self.end] {
      var symbols = noise(3_000, &generator)
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 0...symbols.count - plant.count, using: &generator)
        symbols.replaceSubrange(place..<place + plant.count, with: plant)
      }
      let (crafted, contents) = craftedBZip2(symbols, shift: shift)
      #expect(contents.count >= 2_900)
      let other = prose(bytes: 150_000, seed: UInt64(shift))
      let file = try TemporaryFile(bzip2(other) + crafted + bzip2(other) + crafted)
      for threads in [1, 3] {
        let result = try await CompressionTests.contents(of: file.path, threads: threads)
        #expect(result == other + contents + other + contents)
      }
    }
  }

  @Test func `fault 2, a block with marks inside it cut at every byte is an error`() async throws {
    var generator = SplitMix64(state: 51)
    let symbols = noise(40, &generator) + Self.block + noise(20, &generator) + Self.seam + noise(30, &generator)
    let (crafted, contents) = craftedBZip2(symbols, shift: 3)
    #expect(try await failure(reading: crafted) == nil)
    for length in 1..<crafted.count {
      guard case .truncated(_, Int64(length), 0) = try await failure(reading: Array(crafted.prefix(length))) else {
        Issue.record("cut at \(length)")
        continue
      }
    }
    for bit in stride(from: 32, to: crafted.count * 8, by: 7) {
      var damaged = crafted
      damaged[bit / 8] ^= 1 << UInt8(bit % 8)
      let file = try TemporaryFile(damaged)
      guard let result = try? await CompressionTests.contents(of: file.path) else { continue }
      #expect(result == contents, "bit \(bit)")
    }
  }

  @Test func `fault 4, tens of thousands of marks inside a block are no blocks`() async throws {
    var generator = SplitMix64(state: 52)
    let symbols = noise(100, &generator) + Array(repeatElement(Self.block + Self.end, count: 20_000).joined())
    let (crafted, contents) = craftedBZip2(symbols, shift: 5)
    let file = try TemporaryFile(crafted)
    // Quadratic time would be hours.
    #expect(try await CompressionTests.contents(of: file.path, chunkSize: 1 << 18) == contents)
  }

  private func noise(_ count: Int, _ generator: inout SplitMix64) -> [UInt8] {
    (0..<count).map { _ in UInt8.random(in: 2...253, using: &generator) }
  }
}
