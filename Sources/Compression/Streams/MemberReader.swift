/// The decompressed bytes of a file that is a sequence of members, read one after the other.
///
/// Memory is flat: an output buffer, and what the library takes.
struct MemberReader<Decoder: StreamDecoder & ~Copyable>: ~Copyable {
  /// The number of bytes that tell whether a member begins.
  private static var magicLength: Int { 4 }

  private var output: ByteBuffer
  private var decoder: Decoder?
  private var memberStart: Int64 = 0

  /// - Parameter chunkSize: the largest size of a chunk, in bytes.
  init(chunkSize: Int) {
    output = ByteBuffer(capacity: chunkSize)
  }

  /// The next bytes, at least one; `nil` when the file was read to its end and found good.
  mutating func next(
    from input: inout RawInput
  ) throws(CompressionError) -> [UInt8]? {
    output.removeAll()
    while !output.free.isEmpty {
      if input.buffer.count == 0 { _ = try input.fill() }
      if decoder == nil, try !beginMember(&input) { break }
      try step(&input)
    }
    return output.count > 0 ? Array(output.bytes) : nil
  }

  /// Prepares for the member that begins here; `false` at the end of the file.
  private mutating func beginMember(
    _ input: inout RawInput
  ) throws(CompressionError) -> Bool {
    try input.fill(upTo: Self.magicLength)
    if input.buffer.count == 0 { return false }
    guard Decoder.mayBegin(with: UnsafeRawBufferPointer(rebasing: input.buffer.bytes.prefix(Self.magicLength))) else {
      throw .trailingGarbage(file: input.file.name, offset: input.position)
    }
    memberStart = input.position
    decoder = Decoder()
    return true
  }

  /// Decompresses once.
  private mutating func step(_ input: inout RawInput) throws(CompressionError) {
    guard let step = decoder?.step(from: input.buffer.bytes, into: output.free) else {
      throw .outOfMemory(file: input.file.name)
    }
    input.consume(step.consumed)
    output.commit(step.produced)
    switch step.status {
    case .ended: decoder = nil
    case .progressed where input.isAtEnd && input.buffer.count == 0 && !output.free.isEmpty:
      throw .truncated(file: input.file.name, offset: input.position, streamStart: memberStart)
    case .progressed: break
    case .corrupt: throw .corrupt(file: input.file.name, offset: input.position, streamStart: memberStart)
    case .windowTooLarge: throw .windowTooLarge(file: input.file.name, streamStart: memberStart)
    case .outOfMemory: throw .outOfMemory(file: input.file.name)
    }
  }
}
