/// What became of a block that was decompressed by itself.
enum BlockOutcome: Sendable {
  /// Its bytes; its checksum is right.
  case good([UInt8])
  /// Its checksum is right, but it has more bytes than are kept in memory at once.
  case large
  /// It is damaged, or it is no block, or not a whole one.
  case failed
  case outOfMemory
  case cancelled
}

/// Decompresses single blocks: each is handed to libbz2 as a stream of its own.
enum BlockDecoder {
  /// The largest number of bytes that is decompressed at once from a block of a stream with this level.
  ///
  /// A block may hold 100,000 bytes per level, but that is before its runs are expanded, which can make 52 times as many
  /// of them. Prose has next to no runs.
  static func chunkLimit(level: Int) -> Int { level * 200_000 }

  /// Decompresses the block and compares its checksum.
  ///
  /// The outcome is good if and only if the block begins with the first bit of `block` and ends with the last.
  ///
  /// - Complexity: O(*n*) time, about 10 MB of output a second and more. Memory: 4 MB besides the result.
  static func decode(_ block: BitString, level: Int) -> BlockOutcome {
    guard let stream = stream(of: block, level: level) else { return .failed }
    guard var decoder = BZip2Decoder() else { return .outOfMemory }
    var status = DecoderStep.Status.progressed
    var isLarge = false
    let result = stream.withUnsafeBytes { input in
      [UInt8](unsafeUninitializedCapacity: chunkLimit(level: level)) { memory, count in
        let output = UnsafeMutableRawBufferPointer(memory)
        var step = decoder.step(from: input, into: output)
        var used = step.consumed
        count = step.produced
        isLarge = step.status == .progressed && count == output.count
        // What is larger is decompressed once more, piece by piece, when its turn has come.
        while step.status == .progressed, isLarge, used < input.count || step.produced == output.count {
          step = decoder.step(from: UnsafeRawBufferPointer(rebasing: input[used...]), into: output)
          used += step.consumed
        }
        status = step.status
      }
    }
    return switch status {
    case .ended: isLarge ? .large : .good(result)
    case .outOfMemory: .outOfMemory
    default: .failed
    }
  }

  /// The block as a whole bz2 stream; `nil` when it has not as many bits as a block has at least.
  static func stream(of block: BitString, level: Int) -> [UInt8]? {
    let checksumLength = 32
    guard block.count >= BlockMarks.length + checksumLength else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(block.count / 8 + 24)
    result += header(level: level)
    block.appendWholeBytes(from: 0, to: &result)
    // The combined checksum of a stream with one block is the block's.
    let checksum = block.bits(at: BlockMarks.length, count: checksumLength)
    var footer: [UInt8] = []
    for place in stride(from: 40, through: 0, by: -8) {
      footer.append(UInt8(truncatingIfNeeded: BlockMarks.Kind.streamEnd.bits >> UInt64(place)))
    }
    for place in stride(from: 24, through: 0, by: -8) {
      footer.append(UInt8(truncatingIfNeeded: checksum >> UInt64(place)))
    }
    let rest = block.count % 8
    var carry = UInt8(block.bits(at: block.count - rest, count: rest)) << (8 - rest)
    for byte in footer {
      result.append(carry | byte >> rest)
      carry = byte << (8 - rest)
    }
    result.append(carry)
    return result
  }

  /// A stream's first bytes.
  static func header(level: Int) -> [UInt8] {
    CompressionFormat.bzip2.magic + [UInt8(ascii: "0") + UInt8(level)]
  }
}
