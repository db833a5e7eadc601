/// A block that is too large to be held in memory, decompressed piece by piece.
struct LargeBlock: ~Copyable {
  private let stream: [UInt8]
  private let chunkSize: Int
  private var used = 0
  private var isAtEnd = false
  private var decoder: BZip2Decoder?

  /// - Parameter stream: a bz2 stream with this block and no other, which is known to be good.
  init(stream: [UInt8], level: Int) {
    self.stream = stream
    chunkSize = BlockDecoder.chunkLimit(level: level)
    decoder = BZip2Decoder()
  }

  /// The next bytes, at least one; `nil` at the end.
  ///
  /// - Throws: `outOfMemory`.
  mutating func next(_ file: String) throws(CompressionError) -> [UInt8]? {
    if isAtEnd { return nil }
    var step: DecoderStep?
    let chunk = stream.withUnsafeBytes { stream in
      [UInt8](unsafeUninitializedCapacity: chunkSize) { memory, count in
        let input = UnsafeRawBufferPointer(rebasing: stream[used...])
        step = decoder?.step(from: input, into: UnsafeMutableRawBufferPointer(memory))
        count = step?.produced ?? 0
      }
    }
    guard let step, step.status != .outOfMemory else { throw .outOfMemory(file: file) }
    used += step.consumed
    isAtEnd = step.status != .progressed
    return chunk.isEmpty ? nil : chunk
  }
}
