import Foundation

/// A file with these bytes, removed with this object.
package final class TemporaryFile {
  package let path: String

  package init(_ bytes: some Sequence<UInt8>) throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("valbench-\(UUID().uuidString)").path
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }
}
