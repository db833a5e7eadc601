import Crypto
import Foundation

/// A file that appears under its name only when it is whole: written beside it under a temporary name, flushed to
/// disk, then renamed.
///
/// The temporary name is the same in each run and locked, so that two processes cannot write one artifact, and what a
/// killed process left behind is overwritten by the next one.
package final class AtomicFile {
  package let path: String
  private let temporaryPath: String
  private let descriptor: Int32
  private var hasher = SHA256()
  private var buffer: [UInt8] = []
  private var isCommitted = false

  package private(set) var byteCount = 0

  /// Makes the folder if need be, and opens and locks the temporary file.
  package init(path: String) throws(ArtifactError) {
    self.path = path
    let url = URL(fileURLWithPath: path)
    let folder = url.deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw .unwritable(path: path, reason: "its folder cannot be made")
    }
    if path.isDirectory { throw .isDirectory(path: path) }
    temporaryPath = folder.appendingPathComponent(".\(url.lastPathComponent).partial").path
    descriptor = try Self.openLocked(temporaryPath, for: path)
    buffer.reserveCapacity(Self.bufferSize)
  }

  deinit {
    if !isCommitted { unlink(temporaryPath) }
    close(descriptor)
  }

  private static let bufferSize = 1 << 18

  private static func openLocked(_ temporaryPath: String, for path: String) throws(ArtifactError) -> Int32 {
    while true {
      let descriptor = open(temporaryPath, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
      guard descriptor >= 0 else { throw .unwritable(path: path, reason: systemErrorText()) }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        close(descriptor)
        throw .inUse(path: path)
      }
      // The process that held the lock before may have renamed the file meanwhile: then this is no longer ours.
      var opened = stat()
      var named = stat()
      if fstat(descriptor, &opened) == 0, stat(temporaryPath, &named) == 0, opened.st_ino == named.st_ino {
        guard ftruncate(descriptor, 0) == 0 else {
          close(descriptor)
          throw .unwritable(path: path, reason: systemErrorText())
        }
        return descriptor
      }
      close(descriptor)
    }
  }

  package func write(_ bytes: some Collection<UInt8>) throws(ArtifactError) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  private func flush() throws(ArtifactError) {
    hasher.update(data: buffer)
    byteCount += buffer.count
    var written = 0
    while written < buffer.count {
      let count = buffer.withUnsafeBytes { bytes in
        Foundation.write(descriptor, bytes.baseAddress! + written, bytes.count - written)
      }
      if count >= 0 {
        written += count
      } else if errno != EINTR {
        throw .unwritable(path: path, reason: systemErrorText())
      }
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// The SHA-256 of what is written so far.
  package func sha256() throws(ArtifactError) -> String {
    try flush()
    return Digest.hexadecimal(hasher.finalize())
  }

  /// Flushes to disk and gives the file its name.
  ///
  /// - Returns: the SHA-256 of its bytes.
  package func commit() throws(ArtifactError) -> String {
    let sha256 = try sha256()
    guard fsync(descriptor) == 0, rename(temporaryPath, path) == 0 else {
      throw .unwritable(path: path, reason: systemErrorText())
    }
    isCommitted = true
    try Self.syncFolder(of: path)
    return sha256
  }

  /// Brings the name of a file to disk.
  package static func syncFolder(of path: String) throws(ArtifactError) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unwritable(path: path, reason: systemErrorText()) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .unwritable(path: path, reason: systemErrorText()) }
  }
}

extension String {
  /// Whether a folder lies at this path.
  package var isDirectory: Bool {
    var status = stat()
    return stat(self, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
