/// Reads a file's bytes, decompressed where they are compressed, in chunks of bounded size.
///
/// ```swift
/// try await withDecompressedChunks(of: "dump.xml.bz2", threads: 8) { chunks in
///   while let bytes = try await chunks.next() { … }
/// }
/// ```
///
/// Plain, bz2, gzip and zstd files are read, each also as several concatenated ones. Which of them a file is, its first
/// bytes decide and not its name. A bz2 file, of one stream or of many, is decompressed on `threads` threads while `body`
/// works; the others are decompressed in `next()`.
///
/// - Parameters:
///   - path: the file; "-" is standard input.
///   - threads: how many bz2 blocks are decompressed at once, at least 1.
///   - chunkSize: how many bytes are read at once, and the largest size of a chunk that does not come from bz2, in bytes.
///   - body: gets the chunks, for use inside it only. What still goes on when it returns is cancelled and waited for.
/// - Throws: `notFound`, `isDirectory`, `empty` or `cannotOpen` of `CompressionError`, or what `body` threw.
package nonisolated(nonsending) func withDecompressedChunks<Result>(
  of path: String, threads: Int, chunkSize: Int = 256 * 1024,
  _ body: nonisolated(nonsending) (inout DecompressedChunks) async throws -> Result
) async throws -> Result {
  precondition(threads >= 1 && chunkSize >= CompressionFormat.magicLength && chunkSize <= 1 << 30)
  return try await withTaskGroup(of: NumberedOutcome.self) { group in
    defer { group.cancelAll() }
    do {
      let input = try RawInput(path: path, bufferSize: chunkSize)
      var chunks = DecompressedChunks(input: input, threads: threads, chunkSize: chunkSize, group: group)
      return Swift.Result<Result, any Error>.success(try await body(&chunks))
    } catch {
      return .failure(error)
    }
  }.get()
}

/// The chunks of a file: see `withDecompressedChunks`.
///
/// The file is good only once `next()` has returned `nil`: bytes may come out before their checksum was reached.
package struct DecompressedChunks: ~Copyable {
  /// The path as it was given, or "standard input"; for messages.
  package var name: String { input.file.name }
  /// The number of bytes of the file, as it lies on disk, from which the chunks so far were made.
  package private(set) var bytesRead: Int64 = 0
  /// The number of bytes of the file; `nil` where that is not known, as in a pipe.
  package var totalBytes: Int64? { input.file.size }
  /// How the file is compressed; `nil` for a plain file, and before the first `next()`.
  package private(set) var format: CompressionFormat?

  private var input: RawInput
  private var isRecognised = false
  /// The one reader for the file's format; none of them for a plain file.
  private var bzip2: BZip2Reader?
  private var gzip: MemberReader<GzipDecoder>?
  private var zstd: MemberReader<ZstdDecoder>?

  private let threads: Int
  private let chunkSize: Int
  private let group: TaskGroup<NumberedOutcome>

  fileprivate init(input: consuming RawInput, threads: Int, chunkSize: Int, group: TaskGroup<NumberedOutcome>) {
    self.input = input
    self.threads = threads
    self.chunkSize = chunkSize
    self.group = group
  }

  /// The next bytes, at least one; `nil` when all was read and found good.
  ///
  /// - Throws: Any `CompressionError` but those of opening; `CancellationError` when the task was cancelled. The chunks
  ///   are of no use after that.
  package nonisolated(nonsending) mutating func next() async throws -> [UInt8]? {
    if !isRecognised { try recognise() }
    if format == .bzip2 {
      let chunk = try await bzip2?.next(from: &input)
      bytesRead = chunk?.endByte ?? input.position
      return chunk?.bytes
    }
    defer { bytesRead = input.position }
    return switch format {
    case .gzip: try gzip?.next(from: &input)
    case .zstd: try zstd?.next(from: &input)
    default: try nextPlain()
    }
  }

  private mutating func recognise() throws(CompressionError) {
    try input.fill(upTo: CompressionFormat.magicLength)
    guard input.buffer.count > 0 else { throw .empty(file: name) }
    isRecognised = true
    format = CompressionFormat(start: input.buffer.bytes)
    switch format {
    case nil: break
    case .bzip2: bzip2 = BZip2Reader(file: name, threads: threads, group: group)
    case .gzip: gzip = MemberReader(chunkSize: chunkSize)
    case .zstd: zstd = MemberReader(chunkSize: chunkSize)
    case .some(let format): throw .unsupportedFormat(file: name, format: format)
    }
  }

  private mutating func nextPlain() throws(CompressionError) -> [UInt8]? {
    if input.buffer.count == 0, try !input.fill() { return nil }
    let chunk = Array(input.buffer.bytes)
    input.consume(chunk.count)
    return chunk
  }
}
