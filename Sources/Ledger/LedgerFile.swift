import Artifacts
import Foundation

/// Where a ledger lies, and how its file comes to be.
struct LedgerFile {
  /// Without symbolic links: a ledger that is named in two ways is one.
  let path: String
  private let shownPath: String

  /// Makes the folder if need be, and brings its name to disk.
  init(path: String) throws(LedgerError) {
    shownPath = path
    let url = URL(fileURLWithPath: path)
    let folder = url.deletingLastPathComponent()
    var isMissing: [String] = []
    var ancestor = folder
    while !FileManager.default.fileExists(atPath: ancestor.path), ancestor.path != "/" {
      isMissing.append(ancestor.path)
      ancestor.deleteLastPathComponent()
    }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw .cannotOpen(path: path, reason: "its folder cannot be made")
    }
    for made in isMissing { try Self.syncFolder(of: made, shownAs: path) }
    self.path = url.resolvingSymlinksInPath().path
    if self.path.isDirectory { throw .cannotOpen(path: path, reason: "is a folder, where a file is needed") }
  }

  /// Makes the file, readable by its owner alone, where there is none, and brings its name to disk. SQLite gives the
  /// files it makes beside it the same permissions.
  func create() throws(LedgerError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .cannotOpen(path: shownPath, reason: systemErrorText()) }
    close(descriptor)
    try Self.syncFolder(of: path, shownAs: shownPath)
  }

  /// A ledger in the making, in the same folder.
  var partial: LedgerFile {
    let url = URL(fileURLWithPath: path)
    let name = ".\(url.lastPathComponent).partial"
    return LedgerFile(path: url.deletingLastPathComponent().appendingPathComponent(name).path, shownPath: shownPath)
  }

  private init(path: String, shownPath: String) {
    self.path = path
    self.shownPath = shownPath
  }

  func remove() { unlink(path) }

  /// Gives a ledger that is whole its name, on disk.
  func rename(to file: LedgerFile) throws(LedgerError) {
    let descriptor = open(path, O_RDWR | O_CLOEXEC)
    defer { close(descriptor) }
    guard descriptor >= 0, fsync(descriptor) == 0, Foundation.rename(path, file.path) == 0 else {
      throw .cannotOpen(path: shownPath, reason: systemErrorText())
    }
    try Self.syncFolder(of: file.path, shownAs: shownPath)
  }

  private static func syncFolder(of path: String, shownAs shownPath: String) throws(LedgerError) {
    do {
      try AtomicFile.syncFolder(of: path)
    } catch {
      throw .cannotOpen(path: shownPath, reason: "its folder cannot be written to disk")
    }
  }
}
