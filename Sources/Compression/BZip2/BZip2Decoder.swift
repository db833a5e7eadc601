import CBZip2

/// libbz2's decompressor for one stream, from its "BZh" to its combined checksum.
///
/// libbz2 checks each block's CRC-32 when the block has come out whole, and the stream's when the stream ends.
struct BZip2Decoder: ~Copyable {
  // libbz2 keeps the address of this structure, so that it must not move.
  private let stream: UnsafeMutablePointer<bz_stream>

  /// Prepares for a stream; `nil` when there is no memory.
  init?() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: bz_stream())
    guard BZ2_bzDecompressInit(stream, 0, 0) == BZ_OK else { return nil }
  }

  deinit {
    // Does nothing but return an error where the initialiser failed.
    BZ2_bzDecompressEnd(stream)
    stream.deallocate()
  }

  /// Decompresses from `input` into `output` as far as both reach; neither may exceed 4 GiB.
  mutating func step(from input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> DecoderStep {
    // libbz2 only reads from `next_in`; it lacks the `const`.
    stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress?.assumingMemoryBound(to: CChar.self))
    stream.pointee.avail_in = UInt32(input.count)
    stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: CChar.self)
    stream.pointee.avail_out = UInt32(output.count)
    let code = BZ2_bzDecompress(stream)
    return DecoderStep(
      consumed: input.count - Int(stream.pointee.avail_in), produced: output.count - Int(stream.pointee.avail_out),
      status: Self.status(of: code))
  }

  private static func status(of code: CInt) -> DecoderStep.Status {
    switch code {
    case BZ_OK: .progressed
    case BZ_STREAM_END: .ended
    case BZ_MEM_ERROR: .outOfMemory
    default: .corrupt
    }
  }
}
