import CZlib

/// zlib's decompressor for one gzip member (RFC 1952), with its header, CRC-32 and length.
struct GzipDecoder: StreamDecoder, ~Copyable {
  // zlib keeps the address of this structure, so that it must not move.
  private let stream: UnsafeMutablePointer<z_stream>

  init?() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // A window of at most 2^15 bytes, which is the format's largest; 16 more asks for gzip and nothing else.
    let windowBits: CInt = 15 + 16
    let size = CInt(MemoryLayout<z_stream>.size)
    guard inflateInit2_(stream, windowBits, ZLIB_VERSION, size) == Z_OK else { return nil }
  }

  deinit {
    // Does nothing but return an error where the initialiser failed.
    inflateEnd(stream)
    stream.deallocate()
  }

  static func mayBegin(with bytes: UnsafeRawBufferPointer) -> Bool {
    CompressionFormat.gzip.magic.starts(with: bytes.prefix(2))
  }

  mutating func step(from input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> DecoderStep {
    // zlib only reads from `next_in`; whether it is declared so depends on how zlib was built.
    stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
    stream.pointee.avail_in = UInt32(input.count)
    stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = UInt32(output.count)
    let code = inflate(stream, Z_NO_FLUSH)
    return DecoderStep(
      consumed: input.count - Int(stream.pointee.avail_in), produced: output.count - Int(stream.pointee.avail_out),
      status: Self.status(of: code))
  }

  private static func status(of code: CInt) -> DecoderStep.Status {
    switch code {
    // Z_BUF_ERROR says no more than that nothing could be done with what was there.
    case Z_OK, Z_BUF_ERROR: .progressed
    case Z_STREAM_END: .ended
    case Z_MEM_ERROR: .outOfMemory
    default: .corrupt
    }
  }
}
