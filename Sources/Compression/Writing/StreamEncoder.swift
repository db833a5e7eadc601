/// A C library's compressor for one member of a compressed file: a gzip member, a zstd frame.
protocol StreamEncoder: ~Copyable {
  /// Prepares for a member; `nil` when there is no memory.
  init?()

  /// Compresses from `input` into `output` as far as both reach.
  ///
  /// - Parameter isLast: whether the member ends with this input.
  /// - Returns: `nil` when there is no memory.
  mutating func step(
    from input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, isLast: Bool
  ) -> EncoderStep?
}

/// What one call of a compressor did.
struct EncoderStep {
  /// The number of bytes taken off the front of the input.
  let consumed: Int
  /// The number of bytes written to the output.
  let produced: Int
  /// Whether the compressor holds nothing more that it could write without more input.
  let isDrained: Bool
}
