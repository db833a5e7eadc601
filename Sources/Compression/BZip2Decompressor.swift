import CBZip2

/// One bz2 stream being decompressed, from its "BZh" to its combined checksum.
///
/// libbz2 checks each block's CRC-32 when the block ends and the stream's when the stream ends, so that bytes come out
/// before they are known to be good: what is made of them counts only once the whole file was read without an error.
struct BZip2Decompressor: ~Copyable {
  enum Step {
    /// Room for output, or input, ran out.
    case progressed
    /// The stream has ended; what input is left is not part of it.
    case ended
    /// The input does not begin with a bz2 stream's header.
    case notAStream
    case corrupt
    case outOfMemory
  }

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

  /// Decompresses from `input`, taking off what it used, to the end of `output`.
  mutating func step(from input: inout ByteBuffer, to output: inout ByteBuffer) -> Step {
    let source = input.bytes
    let target = output.free
    // libbz2 only reads from `next_in`; it lacks the `const`.
    stream.pointee.next_in = UnsafeMutablePointer(
      mutating: source.baseAddress?.assumingMemoryBound(to: CChar.self))
    stream.pointee.avail_in = UInt32(source.count)
    stream.pointee.next_out = target.baseAddress?.assumingMemoryBound(to: CChar.self)
    stream.pointee.avail_out = UInt32(target.count)
    let code = BZ2_bzDecompress(stream)
    input.consume(source.count - Int(stream.pointee.avail_in))
    output.commit(target.count - Int(stream.pointee.avail_out))
    return switch code {
    case BZ_OK: .progressed
    case BZ_STREAM_END: .ended
    case BZ_DATA_ERROR_MAGIC: .notAStream
    case BZ_MEM_ERROR: .outOfMemory
    default: .corrupt
    }
  }
}
