import Artifacts
import Foundation
import NIOCore

/// A part that is being downloaded, under its name with `.part` behind it, and beside it what is needed to go on with it:
/// of which version of which part these bytes are.
///
/// The file is locked, so that two processes cannot write one part.
actor PartFile {
  private let part: DumpPart
  /// Where the part goes when it is whole.
  private let path: String
  private let descriptor: Int32
  /// How many bytes there are.
  private(set) var offset = 0
  /// Of the version on the server to which the bytes belong, if it told one.
  private(set) var validator: Validator?

  private var partialPath: String { Self.partialPath(path) }
  private var notePath: String { Self.notePath(path) }

  private static func partialPath(_ path: String) -> String { path + ".part" }
  private static func notePath(_ path: String) -> String { path + ".part.json" }

  /// How many bytes an earlier process left that can be gone on with.
  static func startedSize(of part: DumpPart, at path: String) -> Int {
    var status = stat()
    guard note(for: part, at: path) != nil, stat(partialPath(path), &status) == 0 else { return 0 }
    let size = Int(status.st_size)
    return size <= part.size ? size : 0
  }

  /// Opens the file, with the bytes in it that can be gone on with.
  init(_ part: DumpPart, path: String) throws(ArtifactError) {
    self.part = part
    self.path = path
    descriptor = open(Self.partialPath(path), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw .unwritable(path: Self.partialPath(path), reason: systemErrorText()) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw .inUse(path: path) }
    offset = Self.startedSize(of: part, at: path)
    validator = offset > 0 ? Self.note(for: part, at: path) : nil
  }

  deinit { close(descriptor) }

  /// Begins anew with the bytes of another version.
  func restart(_ validator: Validator?) throws(ArtifactError) {
    guard ftruncate(descriptor, 0) == 0 else { throw .unwritable(path: partialPath, reason: systemErrorText()) }
    offset = 0
    self.validator = validator
    if let validator {
      let note: JSONValue = [
        "hash": .string(part.hash.digits), "validator": .string(validator.text),
      ]
      let file = try AtomicFile(path: notePath)
      try file.write(note.encoded(indented: true))
      _ = try file.commit()
    } else {
      unlink(notePath)
    }
  }

  func append(_ bytes: ByteBuffer) throws(ArtifactError) {
    guard bytes.withUnsafeReadableBytes(writeAll) else {
      throw .unwritable(path: partialPath, reason: systemErrorText())
    }
    offset += bytes.readableBytes
  }

  private func writeAll(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var written = 0
    while written < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
      let count = pwrite(descriptor, rest.baseAddress, rest.count, off_t(offset + written))
      if count >= 0 {
        written += count
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }

  /// The hash of all bytes.
  func digits() async throws -> String { try await part.hash.digits(ofFile: partialPath) }

  /// Flushes the bytes to disk and gives them the part's name.
  func commit() throws(ArtifactError) {
    guard fsync(descriptor) == 0, rename(partialPath, path) == 0 else {
      throw .unwritable(path: path, reason: systemErrorText())
    }
    unlink(notePath)
    try AtomicFile.syncFolder(of: path)
  }

  /// Removes the bytes.
  func discard() {
    unlink(partialPath)
    unlink(notePath)
  }

  /// The validator that was noted for a part with this very hash.
  private static func note(for part: DumpPart, at path: String) -> Validator? {
    guard let bytes = FileManager.default.contents(atPath: notePath(path)),
      case .object(let note)? = try? JSONValue(parsing: bytes), note["hash"]?.asString == part.hash.digits
    else { return nil }
    return note["validator"]?.asString.flatMap(Validator.init)
  }
}
