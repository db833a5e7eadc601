import CZlib

/// `bytes` as one gzip member.
package func gzip(_ bytes: [UInt8]) -> [UInt8] {
  var stream = z_stream()
  let windowBits: CInt = 15 + 16
  let size = CInt(MemoryLayout<z_stream>.size)
  precondition(deflateInit2_(&stream, 6, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK)
  defer { deflateEnd(&stream) }
  let capacity = Int(deflateBound(&stream, UInt(bytes.count)))
  var source = bytes
  return [UInt8](unsafeUninitializedCapacity: capacity) { target, used in
    source.withUnsafeMutableBufferPointer { source in
      stream.next_in = source.baseAddress
      stream.avail_in = UInt32(source.count)
      stream.next_out = target.baseAddress
      stream.avail_out = UInt32(target.count)
      precondition(deflate(&stream, Z_FINISH) == Z_STREAM_END)
    }
    used = capacity - Int(stream.avail_out)
  }
}
