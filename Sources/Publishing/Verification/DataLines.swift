import Artifacts
import Compression

/// The lines of a data file after decompression; holds one of them, and a chunk.
struct DataLines {
  /// In bytes.
  static let limit = 64 << 20

  private let path: String
  private var buffer: [UInt8] = []
  private var start = 0
  /// Of the last line, from 1.
  private(set) var line = 0
  /// So many bytes were read.
  private(set) var byteCount = 0

  /// - Parameter path: for errors.
  init(path: String) {
    self.path = path
  }

  /// The next line without its end; `nil` after the last.
  ///
  /// - Throws: `CompressionError`, `ArtifactError` or `CancellationError`.
  mutating func next(from chunks: inout DecompressedChunks) async throws -> ArraySlice<UInt8>? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        line += 1
        defer { start = end + 1 }
        return buffer[start..<end]
      }
      buffer.removeSubrange(..<start)
      start = 0
      searched = buffer.count
      guard searched <= Self.limit else {
        throw ArtifactError.lineTooLong(path: path, line: line + 1, limit: Self.limit)
      }
      guard let chunk = try await chunks.next() else { break }
      buffer += chunk
      byteCount += chunk.count
    }
    guard !buffer.isEmpty else { return nil }
    line += 1
    defer { start = buffer.count }
    return buffer[...]
  }
}
