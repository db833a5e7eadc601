import CZstd

/// libzstd's compressor for one frame (RFC 8878) with a checksum.
struct ZstdEncoder: StreamEncoder, ~Copyable {
  private let context: OpaquePointer

  init?() {
    guard let context = ZSTD_createCCtx() else { return nil }
    self.context = context
    _ = ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
  }

  deinit {
    ZSTD_freeCCtx(context)
  }

  mutating func step(
    from input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, isLast: Bool
  ) -> EncoderStep? {
    var source = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
    var target = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
    let left = ZSTD_compressStream2(context, &target, &source, isLast ? ZSTD_e_end : ZSTD_e_continue)
    // With these parameters, nothing else can fail.
    guard ZSTD_isError(left) == 0 else { return nil }
    return EncoderStep(
      consumed: source.pos, produced: target.pos, isDrained: isLast ? left == 0 : source.pos == source.size)
  }
}
