/// A file's bytes as they lie on disk, with those that were read and not used yet.
struct RawInput: ~Copyable {
  private(set) var file: InputFile
  private(set) var buffer: ByteBuffer
  private(set) var isAtEnd = false

  /// The number of bytes of the file that were used.
  var position: Int64 { file.bytesRead - Int64(buffer.count) }

  /// - Parameter bufferSize: the number of bytes that are read at once.
  /// - Throws: `notFound`, `isDirectory`, `empty` or `cannotOpen`.
  init(path: String, bufferSize: Int) throws(CompressionError) {
    file = try InputFile(path: path)
    buffer = ByteBuffer(capacity: bufferSize)
  }

  /// Reads once; `false` at the end of the file.
  mutating func fill() throws(CompressionError) -> Bool {
    if isAtEnd { return false }
    buffer.compact()
    let count = try file.read(into: buffer.free)
    isAtEnd = count == 0
    buffer.commit(count)
    return count > 0
  }

  /// Reads until `count` bytes are there to be used, or the file ends: a pipe may deliver them one by one.
  mutating func fill(
    upTo count: Int
  ) throws(CompressionError) {
    while buffer.count < count, try fill() {}
  }

  /// Counts `count` bytes as used.
  mutating func consume(_ count: Int) {
    buffer.consume(count)
  }
}
