/// A C library's decompressor for one member of a compressed file: a bz2 stream, a gzip member, a zstd frame.
protocol StreamDecoder: ~Copyable {
  /// Whether a member may begin with these bytes, which are its first four or, at the end of a file, fewer.
  static func mayBegin(with bytes: UnsafeRawBufferPointer) -> Bool

  /// Prepares for a member; `nil` when there is no memory.
  init?()

  /// Decompresses from `input` into `output` as far as both reach.
  mutating func step(from input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> DecoderStep
}

/// What one call of a decompressor did.
struct DecoderStep {
  enum Status {
    /// Room for output, or input, ran out.
    case progressed
    /// The member has ended and its checksum is right; what input is left is not part of it.
    case ended
    case corrupt
    /// The member asks for more memory than is allowed.
    case windowTooLarge
    case outOfMemory
  }

  /// The number of bytes taken off the front of the input.
  let consumed: Int
  /// The number of bytes written to the output.
  let produced: Int
  let status: Status
}
