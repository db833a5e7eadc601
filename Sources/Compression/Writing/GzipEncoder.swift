import CZlib

/// zlib's compressor for one gzip member (RFC 1952), whose header tells no time: same bytes in, same bytes out.
struct GzipEncoder: StreamEncoder, ~Copyable {
  // zlib keeps the address of this structure, so that it must not move.
  private let stream: UnsafeMutablePointer<z_stream>

  init?() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 16 more than the window asks for gzip; 8 is zlib's own choice of memory.
    let windowBits: CInt = 15 + 16
    let size = CInt(MemoryLayout<z_stream>.size)
    guard
      deflateInit2_(stream, Z_BEST_COMPRESSION, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
        == Z_OK
    else { return nil }
  }

  deinit {
    // Does nothing but return an error where the initialiser failed.
    deflateEnd(stream)
    stream.deallocate()
  }

  mutating func step(
    from input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, isLast: Bool
  ) -> EncoderStep? {
    // zlib only reads from `next_in`; whether it is declared so depends on how zlib was built.
    stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
    stream.pointee.avail_in = UInt32(input.count)
    stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = UInt32(output.count)
    let code = deflate(stream, isLast ? Z_FINISH : Z_NO_FLUSH)
    return EncoderStep(
      consumed: input.count - Int(stream.pointee.avail_in), produced: output.count - Int(stream.pointee.avail_out),
      isDrained: isLast ? code == Z_STREAM_END : stream.pointee.avail_out > 0)
  }
}
