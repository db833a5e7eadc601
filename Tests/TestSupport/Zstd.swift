import CZstd

/// `bytes` as one zstd frame with a checksum.
///
/// - Parameter windowLog: the binary logarithm of the window, in bytes; `nil` leaves it to the library.
package func zstd(_ bytes: [UInt8], windowLog: Int32? = nil) -> [UInt8] {
  let context = ZSTD_createCCtx()
  defer { ZSTD_freeCCtx(context) }
  ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
  // Without the length, the frame's header states the window.
  if windowLog != nil { ZSTD_CCtx_setParameter(context, ZSTD_c_contentSizeFlag, 0) }
  if let windowLog { ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, windowLog) }
  let capacity = ZSTD_compressBound(bytes.count)
  return [UInt8](unsafeUninitializedCapacity: capacity) { target, used in
    var output = ZSTD_outBuffer(dst: target.baseAddress, size: capacity, pos: 0)
    bytes.withUnsafeBytes { bytes in
      var input = ZSTD_inBuffer(src: bytes.baseAddress, size: bytes.count, pos: 0)
      // A first call that does not end the frame keeps the library from shrinking the window to the data.
      if windowLog != nil { ZSTD_compressStream2(context, &output, &input, ZSTD_e_flush) }
      while ZSTD_compressStream2(context, &output, &input, ZSTD_e_end) > 0 {}
    }
    used = output.pos
  }
}

/// A zstd frame that carries `bytes` and means nothing.
package func skippableFrame(_ bytes: [UInt8]) -> [UInt8] {
  let length = UInt32(bytes.count)
  return [0x5A, 0x2A, 0x4D, 0x18] + (0..<4).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) } + bytes
}
