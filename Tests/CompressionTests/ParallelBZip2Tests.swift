import Artifacts
import Compression
import TestSupport
import Testing

@Suite struct ParallelBZip2Tests {
  @Test(arguments: [1, 2, 3, 8])
  func `any level, any streams and any number of threads give the same bytes`(threads: Int) async throws {
    var generator = SplitMix64(state: UInt64(threads))
    for level in Int32(1)...9 {
      var whole: [UInt8] = []
      var packed: [UInt8] = []
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let piece = mixture(bytes: Int.random(in: 0...400_000, using: &generator), &generator)
        whole += piece
        packed += bzip2(piece, level: Bool.random(using: &generator) ? level : 1)
      }
      let file = try TemporaryFile(packed)
      let chunkSize = [6, 1000, 65_536, 1 << 20].randomElement(using: &generator) ?? 6
      #expect(try await contents(of: file.path, chunkSize: chunkSize, threads: threads) == whole, "level \(level)")
    }
  }

  @Test(arguments: [1, 2, 3, 8])
  func `one stream of many blocks, and many streams of one block, come out in order`(threads: Int) async throws {
    let text = prose(bytes: 3_000_000, seed: 31)
    let single = try TemporaryFile(bzip2(text))
    #expect(try await contents(of: single.path, threads: threads) == text)
    let pieces = stride(from: 0, to: text.count, by: 7_919).map { Array(text[$0..<min($0 + 7_919, text.count)]) }
    let streams = try TemporaryFile(pieces.flatMap { bzip2($0, level: 9) })
    #expect(try await contents(of: streams.path, threads: threads) == text)
  }

  @Test func `fault 2, a file of several blocks cut anywhere is an error`() async throws {
    // Runs make a large block small.
    let whole = bzip2(runs(bytes: 15_000_000)) + bzip2(prose(bytes: 300, seed: 32))
    let firstLength = bzip2(runs(bytes: 15_000_000)).count
    var generator = SplitMix64(state: 34)
    let lengths =
      (0..<60).map { _ in Int.random(in: 1..<whole.count, using: &generator) } + [firstLength - 1, whole.count - 1]
    for length in lengths where length != firstLength {
      guard case .truncated(_, let offset, let streamStart) = try await failure(reading: Array(whole.prefix(length)))
      else {
        Issue.record("cut at \(length)")
        continue
      }
      #expect(offset == Int64(length))
      #expect(streamStart == (length < firstLength ? 0 : Int64(firstLength)), "cut at \(length)")
    }
  }

  @Test func `fault 2, a flipped bit in one of several blocks is an error or changes nothing`() async throws {
    var generator = SplitMix64(state: 33)
    let text = mixture(bytes: 210_000, &generator)
    let whole = bzip2(text) + bzip2(Array(text.prefix(5_000)), level: 5)
    var harmless = 0
    for _ in 0..<300 {
      var damaged = whole
      let bit = Int.random(in: 24..<(whole.count * 8), using: &generator)
      damaged[bit / 8] ^= 1 << UInt8(bit % 8)
      let file = try TemporaryFile(damaged)
      guard let result = try? await contents(of: file.path, threads: 3) else { continue }
      #expect(result == text + text.prefix(5_000), "bit \(bit)")
      harmless += 1
    }
    #expect(harmless < 30)
  }

  @Test func `fault 2, a wrong combined checksum is an error, though all blocks are good`() async throws {
    let first = bzip2(prose(bytes: 350_000, seed: 34))
    let second = bzip2(prose(bytes: 350_000, seed: 37))
    var damaged = first
    damaged[damaged.count - 3] ^= 0x10
    guard case .corrupt(_, let offset, 0) = try await failure(reading: damaged + second) else {
      Issue.record("no error")
      return
    }
    #expect(offset <= Int64(first.count) && offset > Int64(first.count) - 20)
  }

  @Test func `fault 3, garbage after many blocks is an error with its offset`() async throws {
    let whole = bzip2(prose(bytes: 500_000, seed: 35))
    var generator = SplitMix64(state: 36)
    for count in [1, 3, 4, 100, 6_000_000] {
      let garbage = [0x00] + (1..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
      guard case .trailingGarbage(_, let offset) = try await failure(reading: whole + garbage) else {
        Issue.record("no error for \(count) bytes")
        continue
      }
      #expect(offset == Int64(whole.count))
    }
    let marks = Array("BZh9".utf8) + [0x31, 0x41, 0x59, 0x26, 0x53, 0x59]
    guard case .truncated = try await failure(reading: whole + marks) else {
      Issue.record("no error")
      return
    }
    #expect(try await failure(reading: whole + Array("BZh9garbage".utf8)) != nil)
  }

  @Test func `fault 2, marks with nothing behind them are an error`() async throws {
    let mark: [UInt8] = [0x31, 0x41, 0x59, 0x26, 0x53, 0x59]
    let bytes = Array("BZh9".utf8) + Array(repeatElement(mark, count: 50_000).joined())
    guard case .corrupt = try await failure(reading: bytes) else {
      Issue.record("no error")
      return
    }
  }

  @Test(arguments: [1, 8])
  func `fault 4, a hundred thousand empty streams are fine with any number of threads`(threads: Int) async throws {
    let file = try TemporaryFile(Array(repeatElement(bzip2([]), count: 100_000).joined()))
    #expect(try await contents(of: file.path, threads: threads) == [])
  }
}

/// Words, noise and runs in random order.
func mixture(bytes count: Int, _ generator: inout SplitMix64) -> [UInt8] {
  var result: [UInt8] = []
  while result.count < count {
    let length = Int.random(in: 1...20_000, using: &generator)
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: result += (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
    case 1: result += [UInt8](repeating: .random(in: 0...255, using: &generator), count: length)
    default: result += prose(bytes: length, seed: generator.next())
    }
  }
  return Array(result.prefix(count))
}

/// Bytes that compress to next to nothing.
func runs(bytes count: Int) -> [UInt8] {
  (0..<count).map { UInt8($0 / 250 % 2) }
}
