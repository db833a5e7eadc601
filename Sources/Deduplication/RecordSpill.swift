import Artifacts
import Foundation

/// Bytes that wait on disk until all records are known. The file has no name, so that nothing is left behind. Places are
/// counted in bytes from its start.
final class RecordSpill: Sendable {
  private let descriptor: Int32
  private let folder: String

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

  func write(_ bytes: [UInt8], at place: Int) throws(ArtifactError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        pwrite(descriptor, $0.baseAddress! + written, $0.count - written, off_t(place + written))
      }
      if count >= 0 {
        written += count
      } else if errno != EINTR {
        throw .unwritable(path: folder, reason: systemErrorText())
      }
    }
  }

  /// The record of a pair.
  func read(_ entry: PairEntry) throws(ArtifactError) -> [UInt8] {
    let (place, count) = (entry.recordStart, Int(entry.recordLength))
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
