import Artifacts
import Foundation

/// How far a run over several dumps is, each with its part of the whole by its size.
struct ExtractionProgress {
  private var progress: Artifacts.Progress
  private let fileCount: Int
  private var filesDone = 0
  private var bytesOfFilesDone: Int64 = 0
  private var bytesRead: Int64 = 0

  init(dumps: [String], _ console: Console) {
    let sizes = dumps.compactMap(Self.size)
    let isKnown = sizes.count == dumps.count
    progress = console.progress("extract", unit: "MiB", total: isKnown ? Int(sizes.reduce(0, +) >> 20) : nil)
    fileCount = dumps.count
  }

  mutating func update(bytesRead: Int64, sectionCount: Int) {
    self.bytesRead = bytesRead
    let file = fileCount > 1 ? "file \(filesDone + 1) of \(fileCount), " : ""
    progress.update(done: Int((bytesOfFilesDone + bytesRead) >> 20), detail: file + "\(sectionCount) sections")
  }

  mutating func finishFile() {
    filesDone += 1
    bytesOfFilesDone += bytesRead
    bytesRead = 0
  }

  func finish() {
    progress.finish()
  }

  /// The size of a regular file, in bytes.
  private static func size(of path: String) -> Int64? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard attributes?[.type] as? FileAttributeType == .typeRegular else { return nil }
    return (attributes?[.size] as? NSNumber)?.int64Value
  }
}
