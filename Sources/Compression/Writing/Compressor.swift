/// Compresses bytes piece by piece into one gzip member or one zstd frame. Memory is flat.
package struct Compressor: ~Copyable {
  package enum Format: Sendable {
    case gzip
    case zstd
  }

  private let file: String
  private var gzip: GzipEncoder?
  private var zstd: ZstdEncoder?
  private var output = ByteBuffer(capacity: 64 * 1024)

  /// - Parameter file: for errors.
  /// - Throws: `outOfMemory`, as all methods.
  package init(_ format: Format, file: String) throws(CompressionError) {
    self.file = file
    gzip = format == .gzip ? GzipEncoder() : nil
    zstd = format == .zstd ? ZstdEncoder() : nil
    if gzip == nil, zstd == nil { throw .outOfMemory(file: file) }
  }

  /// What can be written once `bytes` have come; often nothing yet.
  package mutating func compress(_ bytes: [UInt8]) throws(CompressionError) -> [UInt8] {
    try take(bytes, isLast: false)
  }

  /// The rest, after which nothing may come.
  package mutating func finish() throws(CompressionError) -> [UInt8] { try take([], isLast: true) }

  private mutating func take(_ bytes: [UInt8], isLast: Bool) throws(CompressionError) -> [UInt8] {
    var result: [UInt8] = []
    var taken = 0
    var isDrained = false
    while taken < bytes.count || !isDrained {
      output.removeAll()
      guard let step = bytes.withUnsafeBytes({ step(from: UnsafeRawBufferPointer(rebasing: $0[taken...]), isLast) })
      else { throw .outOfMemory(file: file) }
      output.commit(step.produced)
      result.append(contentsOf: output.bytes)
      taken += step.consumed
      isDrained = step.isDrained
    }
    return result
  }

  private mutating func step(from input: UnsafeRawBufferPointer, _ isLast: Bool) -> EncoderStep? {
    if gzip != nil { return gzip?.step(from: input, into: output.free, isLast: isLast) }
    return zstd?.step(from: input, into: output.free, isLast: isLast)
  }
}
