import Foundation

/// Where a stage's records go: a file that appears when it is whole, or standard output.
package final class ArtifactOutput {
  private let path: String
  private let file: AtomicFile?
  private(set) var recordCount = 0

  package init(path: String) throws(ArtifactError) {
    self.path = path
    file = path == "-" ? nil : try AtomicFile(path: path)
  }

  package func write(_ record: some JSONRecord) throws(ArtifactError) {
    recordCount += 1
    try write(JSONValue.object(record.json).encoded() + [0x0A])
  }

  /// Writes records that are encoded already.
  ///
  /// - Parameters:
  ///   - lines: each with its line end.
  ///   - count: how many they are.
  package func write(encodedRecords lines: [UInt8], count: Int) throws(ArtifactError) {
    recordCount += count
    try write(lines)
  }

  package func write(_ bytes: [UInt8]) throws(ArtifactError) {
    if let file {
      try file.write(bytes)
    } else {
      try StandardOutput.write(bytes)
    }
  }

  /// What is written so far, as a manifest tells it.
  package func result() throws(ArtifactError) -> Manifest.Output {
    guard let file else { return Manifest.Output(name: path, sha256: "", bytes: 0, records: recordCount) }
    return Manifest.Output(
      name: URL(fileURLWithPath: path).lastPathComponent, sha256: try file.sha256(), bytes: file.byteCount,
      records: recordCount)
  }

  /// Gives the file its name.
  package func commit() throws(ArtifactError) { _ = try file?.commit() }
}
