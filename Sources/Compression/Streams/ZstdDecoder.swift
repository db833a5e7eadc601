import CZstd

/// libzstd's decompressor for one frame (RFC 8878), a skippable one included.
///
/// A frame need not have a checksum; where it has one, it is compared.
struct ZstdDecoder: StreamDecoder, ~Copyable {
  /// The binary logarithm of the largest window, in bytes: 128 MiB, which is also the limit of `zstd -d`.
  static let windowLogLimit: CInt = 27

  private let context: OpaquePointer

  init?() {
    guard let context = ZSTD_createDCtx() else { return nil }
    self.context = context
    _ = ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, Self.windowLogLimit)
  }

  deinit {
    ZSTD_freeDCtx(context)
  }

  static func mayBegin(with bytes: UnsafeRawBufferPointer) -> Bool {
    CompressionFormat.zstd.magic.starts(with: bytes.prefix(4)) || CompressionFormat.mayBeSkippableFrame(bytes)
  }

  mutating func step(from input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> DecoderStep {
    var source = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
    var target = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
    let code = ZSTD_decompressStream(context, &target, &source)
    return DecoderStep(consumed: source.pos, produced: target.pos, status: Self.status(of: code))
  }

  /// A result is an error's code, or the number of bytes that the frame still asks for, about: 0 at its end.
  private static func status(of code: Int) -> DecoderStep.Status {
    guard ZSTD_isError(code) != 0 else { return code == 0 ? .ended : .progressed }
    return switch ZSTD_getErrorCode(code) {
    case ZSTD_error_frameParameter_windowTooLarge: .windowTooLarge
    case ZSTD_error_memory_allocation: .outOfMemory
    default: .corrupt
    }
  }
}
