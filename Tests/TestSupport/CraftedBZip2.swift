import CBZip2

/// A bz2 stream of one block whose compressed bits hold `symbols` as they are, one in each 8 bits, so that anything can
/// be planted among them.
///
/// The block's code has 8 bits for the symbols 0 to 253 and 10 bits for four more, the last of which ends the block.
///
/// - Parameters:
///   - symbols: from 2 to 253 each, and at most 900,000: positions in the move-to-front list, plus 1.
///   - shift: by how many bits the symbols are shifted in the file.
/// - Returns: The stream, and what it holds.
package func craftedBZip2(_ symbols: [UInt8], shift: Int) -> (stream: [UInt8], contents: [UInt8]) {
  // libbz2 gives out a block's bytes before it compares their checksum.
  let contents = bytesBeforeError(craftedStream(symbols, shift: shift, checksum: 0))
  return (craftedStream(symbols, shift: shift, checksum: checksum(of: contents)), contents)
}

private func craftedStream(_ symbols: [UInt8], shift: Int, checksum: UInt32) -> [UInt8] {
  var bits = BitWriter()
  for byte in "BZh9".utf8 { bits.write(UInt64(byte), 8) }
  bits.write(0x3141_5926_5359, 48)
  bits.write(UInt64(checksum), 32)
  bits.write(0, 1 + 24)
  // All 256 bytes are in use.
  for _ in 0..<17 { bits.write(0xFFFF, 16) }
  let groups = symbols.count / 50 + 1 + shift
  bits.write(2, 3)
  bits.write(UInt64(groups), 15)
  for _ in 0..<groups { bits.write(0, 1) }
  for _ in 0..<2 {
    bits.write(8, 5)
    for symbol in 0..<258 {
      if symbol == 254 { bits.write(0b1010, 4) }
      bits.write(0, 1)
    }
  }
  for symbol in symbols { bits.write(UInt64(symbol), 8) }
  bits.write(254 << 2 + 3, 10)
  bits.write(0x1772_4538_5090, 48)
  bits.write(UInt64(checksum), 32)
  return bits.bytes
}

private func bytesBeforeError(_ stream: [UInt8]) -> [UInt8] {
  var source = stream.map { CChar(bitPattern: $0) }
  var state = bz_stream()
  precondition(BZ2_bzDecompressInit(&state, 0, 0) == BZ_OK)
  defer { BZ2_bzDecompressEnd(&state) }
  var target = [CChar](repeating: 0, count: 50_000_000)
  let count = source.withUnsafeMutableBufferPointer { source in
    target.withUnsafeMutableBufferPointer { target in
      state.next_in = source.baseAddress
      state.avail_in = UInt32(source.count)
      state.next_out = target.baseAddress
      state.avail_out = UInt32(target.count)
      BZ2_bzDecompress(&state)
      return target.count - Int(state.avail_out)
    }
  }
  return target.prefix(count).map { UInt8(bitPattern: $0) }
}

/// CRC-32 with the highest bit first, as bz2 has it.
private func checksum(of bytes: [UInt8]) -> UInt32 {
  var checksum: UInt32 = 0xFFFF_FFFF
  for byte in bytes {
    checksum ^= UInt32(byte) << 24
    for _ in 0..<8 {
      let shifted = checksum << 1
      checksum = checksum >> 31 == 1 ? shifted ^ 0x04C1_1DB7 : shifted
    }
  }
  return ~checksum
}

private struct BitWriter {
  var bytes: [UInt8] = []
  private var used = 0

  mutating func write(_ value: UInt64, _ count: Int) {
    for place in (0..<count).reversed() {
      if used % 8 == 0 { bytes.append(0) }
      bytes[bytes.count - 1] |= UInt8(value >> UInt64(place) & 1) << UInt8(7 - used % 8)
      used += 1
    }
  }
}
