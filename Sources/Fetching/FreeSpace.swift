import Artifacts
import Foundation

package enum FreeSpace {
  /// What the file system of a folder, or of the nearest one above it that exists, has left for this user, in bytes.
  package static func bytes(at folder: String) -> Int? {
    var url = URL(fileURLWithPath: folder).standardizedFileURL
    while !url.path.isDirectory, url.path != "/" { url.deleteLastPathComponent() }
    var status = statvfs()
    guard statvfs(url.path, &status) == 0 else { return nil }
    let (bytes, overflow) = Int(clamping: status.f_bavail).multipliedReportingOverflow(by: Int(status.f_frsize))
    return overflow ? Int.max : bytes
  }
}
