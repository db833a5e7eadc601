/// A file's bytes, decompressed where they are compressed, in chunks of bounded size.
///
/// ```swift
/// var source = try ByteSource(path: "dump.xml.bz2")
/// while try source.advance() {
///   source.withChunk { bytes in … }
/// }
/// ```
///
/// Plain and bz2 files are read, bz2 with any number of concatenated streams (multistream). Which of them a file is,
/// its first bytes decide and not its name. Memory is flat: two buffers and libbz2's 4 MB.
///
/// The file is good only once `advance()` has returned `false`: libbz2 delivers a block before it has seen its checksum.
package struct ByteSource: ~Copyable {
  /// The path as it was given, or "standard input"; for messages.
  package var name: String { file.name }
  /// The number of bytes of the file, as it lies on disk, that were used so far.
  package var bytesRead: Int64 { file.bytesRead - Int64(input.count) }
  /// The number of bytes of the file; `nil` where that is not known, as in a pipe.
  package var totalBytes: Int64? { file.size }
  /// Whether the file is compressed; known after the first `advance()`.
  package var isCompressed: Bool { content == .bzip2 }

  private enum Content {
    case unknown
    case plain
    case bzip2
  }

  private var file: InputFile
  private var content = Content.unknown
  /// Bytes as they lie on disk: for a plain file, the chunk itself.
  private var input: ByteBuffer
  /// Decompressed bytes; not used for a plain file.
  private var output: ByteBuffer
  private var stream: BZip2Decompressor?
  private var streamStart: Int64 = 0
  private var isAtEnd = false

  /// Opens the file at `path`; "-" is standard input. Nothing is read yet.
  ///
  /// - Parameter chunkSize: the largest size of a chunk, in bytes.
  /// - Throws: `notFound`, `isDirectory`, `empty` or `cannotOpen`.
  package init(path: String, chunkSize: Int = 256 * 1024) throws(CompressionError) {
    precondition(chunkSize >= CompressionFormat.magicLength && chunkSize <= 1 << 30)
    file = try InputFile(path: path)
    input = ByteBuffer(capacity: chunkSize)
    output = ByteBuffer(capacity: chunkSize)
  }

  /// Moves on to the next chunk, which has at least one byte; `false` when all was read and found good.
  ///
  /// - Parameter onRawBytes: gets the bytes as they lie on disk, in order and each once, for instance to hash them. The
  ///   memory is valid during the call only.
  /// - Throws: Any `CompressionError` but those of opening. The source is of no use after that.
  package mutating func advance(
    onRawBytes: (UnsafeRawBufferPointer) -> Void = { _ in }
  ) throws(CompressionError) -> Bool {
    if content == .unknown { try recognise(onRawBytes) } else { discardChunk() }
    return switch content {
    case .unknown: false
    case .plain: try advancePlain(onRawBytes)
    case .bzip2: try decompress(onRawBytes)
    }
  }

  /// Calls `body` with the present chunk; the memory is valid during the call only.
  package func withChunk<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(content == .plain ? input.bytes : output.bytes)
  }

  private mutating func discardChunk() {
    if content == .plain { input.removeAll() }
    output.removeAll()
  }

  /// Reads until the first bytes say what the file is: a pipe may deliver them one by one.
  private mutating func recognise(_ onRawBytes: (UnsafeRawBufferPointer) -> Void) throws(CompressionError) {
    while input.count < CompressionFormat.magicLength, try fill(onRawBytes) {}
    guard input.count > 0 else { throw .empty(file: name) }
    switch CompressionFormat(start: input.bytes) {
    case nil: content = .plain
    case .bzip2: content = .bzip2
    case .some(let format): throw .unsupportedFormat(file: name, format: format)
    }
  }

  /// Reads once into the free part of `input`; `false` at the end of the file.
  private mutating func fill(_ onRawBytes: (UnsafeRawBufferPointer) -> Void) throws(CompressionError) -> Bool {
    if isAtEnd { return false }
    let memory = input.free
    let count = try file.read(into: memory)
    isAtEnd = count == 0
    input.commit(count)
    if count > 0 { onRawBytes(UnsafeRawBufferPointer(rebasing: memory[..<count])) }
    return count > 0
  }

  private mutating func advancePlain(
    _ onRawBytes: (UnsafeRawBufferPointer) -> Void
  ) throws(CompressionError) -> Bool {
    if input.count > 0 { return true }
    return try fill(onRawBytes)
  }

  /// Decompresses until the output buffer is full or the file ends.
  private mutating func decompress(_ onRawBytes: (UnsafeRawBufferPointer) -> Void) throws(CompressionError) -> Bool {
    while !output.free.isEmpty {
      if input.count == 0 {
        input.removeAll()
        if try !fill(onRawBytes) { break }
      }
      if stream == nil {
        streamStart = bytesRead
        stream = BZip2Decompressor()
      }
      switch stream?.step(from: &input, to: &output) ?? .outOfMemory {
      case .progressed: break
      case .ended: stream = nil
      case .notAStream where streamStart > 0: throw .trailingGarbage(file: name, offset: streamStart)
      case .notAStream, .corrupt: throw .corrupt(file: name, offset: bytesRead, streamStart: streamStart)
      case .outOfMemory: throw .outOfMemory(file: name)
      }
    }
    // A full buffer may leave the stream open with output of its own to come, even at the end of the input.
    if output.free.isEmpty { return true }
    guard stream == nil else { throw .truncated(file: name, offset: bytesRead, streamStart: streamStart) }
    return output.count > 0
  }
}
