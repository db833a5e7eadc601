import Crypto
import Foundation

/// An output of a shard, read line by line in pieces, and closed in between: so thousands can be read side by side.
struct ShardFile {
  let path: String
  private let shard: Shard
  private let output: Manifest.Output
  private let pieceSize: Int
  private var buffer: [UInt8] = []
  private var start = 0
  private var byteCount = 0
  private var hasher = SHA256()

  /// - Parameter pieceSize: bytes to read at one time.
  init(path: String, shard: Shard, output: Manifest.Output, pieceSize: Int) {
    self.path = path
    self.shard = shard
    self.output = output
    self.pieceSize = pieceSize
  }

  /// Copies the next lines.
  ///
  /// - Throws: ``ShardError/altered(path:shard:)`` if the file has fewer; `ArtifactError`.
  mutating func copy(lines count: Int, to target: ArtifactOutput) throws {
    for _ in 0..<count {
      var searched = start
      while true {
        if let end = buffer[searched...].firstIndex(of: 0x0A) {
          try target.write(encodedRecords: Array(buffer[start...end]), count: 1)
          start = end + 1
          break
        }
        searched = buffer.count - start
        guard try fill() else { throw ShardError.altered(path: path, shard: shard) }
      }
    }
  }

  /// Checks that all lines were copied and that they are those of which the manifest tells.
  mutating func finish() throws {
    let isRead = try start == buffer.count && !fill()
    guard isRead, byteCount == output.bytes, Digest.hexadecimal(hasher.finalize()) == output.sha256 else {
      throw ShardError.altered(path: path, shard: shard)
    }
  }

  /// Reads a piece behind what is not copied yet, which then begins at 0.
  ///
  /// - Returns: `false` at the file's end.
  private mutating func fill() throws(ArtifactError) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw errno == ENOENT ? .missing(path: path) : .unreadable(path: path, reason: systemErrorText())
    }
    defer { close(descriptor) }
    var isRead = true
    let piece = [UInt8](unsafeUninitializedCapacity: pieceSize) { bytes, count in
      var read = -1
      repeat {
        read = pread(descriptor, bytes.baseAddress, pieceSize, off_t(byteCount))
      } while read < 0 && errno == EINTR
      isRead = read >= 0
      count = max(0, read)
    }
    guard isRead else { throw .unreadable(path: path, reason: systemErrorText()) }
    hasher.update(data: piece)
    byteCount += piece.count
    buffer = start == buffer.count ? piece : buffer[start...] + piece
    start = 0
    return !piece.isEmpty
  }
}
