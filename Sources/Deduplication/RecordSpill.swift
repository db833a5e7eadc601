import Artifacts
import Foundation

/// Bytes that wait on disk until all records are known. The file has no name, so that nothing is left behind.
struct RecordSpill: ~Copyable {
  private let descriptor: Int32
  private let folder: String
  private var buffer: [UInt8] = []
  private var written = 0

  /// - Parameter output: a path; the bytes go into its folder, which is there, or the temporary one for `-`.
  init(beside output: String) throws(ArtifactError) {
    let url = output == "-" ? FileManager.default.temporaryDirectory : URL(fileURLWithPath: output)
    folder = output == "-" ? url.path : url.deletingLastPathComponent().path
    var template = Array((folder + "/.valbench-XXXXXX").utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw .unwritable(path: folder, reason: systemErrorText()) }
    unlink(template)
  }

  deinit { close(descriptor) }

  mutating func write(_ bytes: [UInt8]) throws(ArtifactError) {
    buffer += bytes
    if buffer.count >= 1 << 20 { try flush() }
  }

  private mutating func flush() throws(ArtifactError) {
    var start = 0
    while start < buffer.count {
      let count = buffer.withUnsafeBytes {
        pwrite(descriptor, $0.baseAddress! + start, $0.count - start, off_t(written))
      }
      if count >= 0 {
        start += count
        written += count
      } else if errno != EINTR {
        throw .unwritable(path: folder, reason: systemErrorText())
      }
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// - Parameter place: how many bytes were written before those that are read.
  mutating func read(at place: Int, count: Int) throws(ArtifactError) -> [UInt8] {
    try flush()
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { bytes, filled in
      while filled < count, !failed {
        let got = pread(descriptor, bytes.baseAddress! + filled, count - filled, off_t(place + filled))
        if got > 0 { filled += got } else { failed = got == 0 || errno != EINTR }
      }
    }
    if failed { throw .unreadable(path: folder, reason: systemErrorText()) }
    return bytes
  }
}
