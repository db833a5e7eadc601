import CBZip2

@testable import Compression

/// What `BZip2Recipe` has compressed of late. libFuzzer runs one test at a time.
nonisolated(unsafe) private var packedTexts: [[UInt8]: [UInt8]] = [:]

/// Writes a bz2 file from what libFuzzer made up: blocks whose checksums are right, however they are joined, and damage.
///
/// libbz2 puts a short text in a stream by itself. Its blocks are taken out of their streams here, so that one stream
/// has many of them, at any bit; and blocks are written by hand in which marks stand as data.
struct BZip2Recipe {
  private var hasLargeBlocks: Bool
  private var bits = BitWriter()
  private var checksum: UInt32 = 0
  private var damages: [Damage] = []

  private init(hasLargeBlocks: Bool) {
    self.hasLargeBlocks = hasLargeBlocks
  }

  private enum Damage {
    case flip(bit: Int)
    case cut(byte: Int)
    case remove(byte: Int)
    case insert(UInt8, byte: Int)
    case append(UInt8)
  }

  /// The file that the rest of the input describes.
  ///
  /// - Parameter hasLargeBlocks: whether a run is longer than what `BlockDecoder` decompresses at once. Such a file takes
  ///   a hundred times as long.
  static func file(from input: inout FuzzInput, hasLargeBlocks: Bool) -> [UInt8] {
    var recipe = BZip2Recipe(hasLargeBlocks: hasLargeBlocks)
    recipe.startStream(level: 1)
    // Every step takes time.
    for _ in 0..<8 where !input.isAtEnd { recipe.step(&input) }
    recipe.endStream()
    return recipe.damaged()
  }

  private mutating func step(_ input: inout FuzzInput) {
    switch input.byte() % 10 {
    case 0, 1: appendBlock(packed(Array(input.take(Int(input.byte())))))
    case 2: appendCrafted(&input)
    case 3: appendBlock(packed([UInt8](repeating: input.byte(), count: runLength(&input))))
    case 4:
      endStream()
      startStream(level: Int(input.byte() % 9) + 1)
    case 5: for byte in input.take(Int(input.byte() % 8)) { bits.write(UInt64(byte), 8) }
    case 6: bits.write(UInt64(input.byte()), Int(input.byte() % 8))
    case 7: bits.write((input.byte() & 1 == 0 ? BlockMarks.Kind.block : .streamEnd).bits, BlockMarks.length)
    default: damages.append(damage(&input))
    }
  }

  private mutating func runLength(_ input: inout FuzzInput) -> Int {
    defer { hasLargeBlocks = false }
    return input.number() % 1000 + (hasLargeBlocks ? BlockDecoder.chunkLimit(level: 1) : 0)
  }

  private func damage(_ input: inout FuzzInput) -> Damage {
    switch input.byte() % 8 {
    case 0: .cut(byte: input.number())
    case 1: .remove(byte: input.number())
    case 2: .insert(input.byte(), byte: input.number())
    case 3: .append(input.byte())
    default: .flip(bit: input.number())
    }
  }

  private mutating func startStream(level: Int) {
    for byte in BlockDecoder.header(level: level) { bits.write(UInt64(byte), 8) }
    checksum = 0
  }

  private mutating func endStream() {
    bits.write(BlockMarks.Kind.streamEnd.bits, BlockMarks.length)
    bits.write(UInt64(checksum), 32)
    bits.fill()
  }

  /// Appends the only block of a stream, if it has one.
  private mutating func appendBlock(_ stream: [UInt8]) {
    let all = BitString(bytes: stream, position: 0, end: stream.count * 8)
    let footer = BlockMarks.length + 32
    let end = (0..<8).map { all.count - footer - $0 }.first {
      all.bits(at: $0, count: BlockMarks.length) == BlockMarks.Kind.streamEnd.bits
    }
    guard let end, end > 32 else { return }
    var block = all
    block.drop(32)
    block = block.prefix(end - 32)
    let blockChecksum = UInt32(block.bits(at: BlockMarks.length, count: 32))
    checksum = (checksum << 1 | checksum >> 31) ^ blockChecksum
    for offset in stride(from: 0, to: block.count, by: 8) {
      let count = min(8, block.count - offset)
      bits.write(block.bits(at: offset, count: count), count)
    }
  }

  /// The stream that libbz2 makes of a text. That of a short one is kept: inputs that follow each other are much alike.
  private func packed(_ text: [UInt8]) -> [UInt8] {
    if text.count > 100 { return Self.compressed(text) }
    if let stream = packedTexts[text] { return stream }
    if packedTexts.count == 4096 { packedTexts.removeAll(keepingCapacity: true) }
    let stream = Self.compressed(text)
    packedTexts[text] = stream
    return stream
  }

  private static func compressed(_ text: [UInt8]) -> [UInt8] {
    var text = text.map { CChar(bitPattern: $0) }
    var count = UInt32(text.count + text.count / 50 + 1000)
    return [UInt8](unsafeUninitializedCapacity: Int(count)) { memory, written in
      let code = memory.withMemoryRebound(to: CChar.self) { memory in
        BZ2_bzBuffToBuffCompress(memory.baseAddress, &count, &text, UInt32(text.count), 1, 0, 0)
      }
      precondition(code == BZ_OK)
      written = Int(count)
    }
  }

  private func damaged() -> [UInt8] {
    var file = bits.bytes
    for damage in damages where !file.isEmpty {
      switch damage {
      case .flip(let bit): file[bit / 8 % file.count] ^= 1 << UInt8(bit % 8)
      case .cut(let byte): file.removeLast(byte % file.count)
      case .remove(let byte): file.remove(at: byte % file.count)
      case .insert(let new, let byte): file.insert(new, at: byte % file.count)
      case .append(let new): file.append(new)
      }
    }
    return file
  }
}

// MARK: Blocks with marks as data

extension BZip2Recipe {
  /// Appends a block whose compressed bits hold bytes as they are: its code has 8 bits for the symbols 0 to 253.
  private mutating func appendCrafted(_ input: inout FuzzInput) {
    let block: [UInt8] = [0x31, 0x41, 0x59, 0x26, 0x53, 0x59]
    let end: [UInt8] = [0x17, 0x72, 0x45, 0x38, 0x50, 0x90]
    let shift = Int(input.byte() % 8)
    var symbols: [UInt8] = []
    for _ in 0...input.byte() % 4 {
      switch input.byte() % 8 {
      case 0: symbols += block
      case 1: symbols += end
      case 2: symbols += end + [7, 7, 7, 7] + BlockDecoder.header(level: Int(input.byte() % 9) + 1) + block
      default: symbols += input.take(Int(input.byte() % 64)).map { 2 + $0 % 252 }
      }
    }
    let draft = Self.craftedStream(symbols, shift: shift, checksum: 0)
    appendBlock(Self.craftedStream(symbols, shift: shift, checksum: Self.checksum(of: Self.bytesBeforeError(draft))))
  }

  private static func craftedStream(_ symbols: [UInt8], shift: Int, checksum: UInt32) -> [UInt8] {
    var bits = BitWriter()
    for byte in BlockDecoder.header(level: 1) { bits.write(UInt64(byte), 8) }
    bits.write(BlockMarks.Kind.block.bits, BlockMarks.length)
    bits.write(UInt64(checksum), 32)
    // Not randomised; the first byte is the original's first; all 256 bytes are in use.
    bits.write(0, 1 + 24)
    for _ in 0..<17 { bits.write(0xFFFF, 16) }
    // Two tables, and one selector for every 50 symbols; more of them do no harm.
    let groups = symbols.count / 50 + 1 + shift
    bits.write(2, 3)
    bits.write(UInt64(groups), 15)
    for _ in 0..<groups { bits.write(0, 1) }
    for _ in 0..<2 {
      // Lengths of 8 bits, from the symbol 254 on two more.
      bits.write(8, 5)
      bits.write(0, 127)
      bits.write(0, 127)
      bits.write(0b1010_0000, 8)
    }
    for symbol in symbols { bits.write(UInt64(symbol), 8) }
    bits.write(254 << 2 + 3, 10)
    bits.write(BlockMarks.Kind.streamEnd.bits, BlockMarks.length)
    bits.write(UInt64(checksum), 32)
    bits.fill()
    return bits.bytes
  }

  /// What a stream of one block holds, whose checksum is wrong: libbz2 gives it out before it compares.
  private static func bytesBeforeError(_ stream: [UInt8]) -> [UInt8] {
    guard var decoder = BZip2Decoder() else { return [] }
    return stream.withUnsafeBytes { stream in
      [UInt8](unsafeUninitializedCapacity: 1 << 17) { memory, count in
        count = decoder.step(from: stream, into: UnsafeMutableRawBufferPointer(memory)).produced
      }
    }
  }

  /// CRC-32 with the highest bit first, as bz2 has it.
  private static func checksum(of bytes: [UInt8]) -> UInt32 {
    var checksum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      checksum ^= UInt32(byte) << 24
      for _ in 0..<8 { checksum = checksum >> 31 == 1 ? checksum << 1 ^ 0x04C1_1DB7 : checksum << 1 }
    }
    return ~checksum
  }
}

/// Bits, written from each byte's highest on.
private struct BitWriter {
  private(set) var bytes: [UInt8] = []
  /// The number of bits of the last byte that are free.
  private var free = 0

  /// Writes the lowest `count` bits of `value`; where there are more than 64, zeros first.
  mutating func write(_ value: UInt64, _ count: Int) {
    var count = count
    while count > 0 {
      if free == 0 {
        bytes.append(0)
        free = 8
      }
      let now = min(free, count)
      let part = count > 64 ? 0 : value >> UInt64(count - now) & (1 << UInt64(now) - 1)
      bytes[bytes.count - 1] |= UInt8(part) << UInt8(free - now)
      free -= now
      count -= now
    }
  }

  /// Goes on to the next whole byte.
  mutating func fill() {
    free = 0
  }
}
