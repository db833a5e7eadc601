import Artifacts
import Foundation

/// The right to write a ledger: a lock on a file beside it, which holds the owner's process and host.
///
/// The ledger itself cannot be locked: SQLite's own locks on it vanish when any other descriptor of it is closed. The
/// kernel releases the lock when its process ends, however it ends; the file stays.
final class LedgerLock: Sendable {
  private let descriptor: Int32

  /// - Parameter path: the ledger's, without symbolic links.
  init(path: String) async throws(LedgerError) {
    descriptor = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .cannotOpen(path: path, reason: systemErrorText()) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      guard errno == EWOULDBLOCK else {
        throw .cannotOpen(path: path, reason: "its folder's file system has no locks: \(systemErrorText())")
      }
      throw .inUse(path: path, holder: await Self.holder(descriptor))
    }
    let holder = "process \(getpid()) on host \(Self.host)\n"
    let isNamed = holder.utf8.withContiguousStorageIfAvailable { bytes in
      ftruncate(descriptor, 0) == 0 && pwrite(descriptor, bytes.baseAddress, bytes.count, 0) == bytes.count
    }
    guard isNamed == true else { throw .cannotOpen(path: path, reason: systemErrorText()) }
  }

  deinit {
    close(descriptor)
  }

  func release() {
    ftruncate(descriptor, 0)
    flock(descriptor, LOCK_UN)
  }

  /// Who holds a ledger's lock; `nil` if nobody does. It is only tried, for a moment, and shared with others who look.
  static func holder(ofLedgerAt path: String) async -> String? {
    let descriptor = open(path + ".lock", O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_SH | LOCK_NB) != 0, errno == EWOULDBLOCK else { return nil }
    return await holder(descriptor)
  }

  private static var host: String {
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, name.count - 1)
    return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Who holds the lock. He writes his name as soon as he has it: until then the file is empty, or names one who died.
  private static func holder(_ descriptor: Int32) async -> String {
    for _ in 0..<100 {
      var bytes = [UInt8](repeating: 0, count: 400)
      let count = pread(descriptor, &bytes, bytes.count, 0)
      if count > 0, bytes[count - 1] == 0x0A {
        let name = String(decoding: bytes[..<(count - 1)], as: UTF8.self)
        if !namesDeadProcess(name) { return name }
      }
      try? await Task.sleep(for: .milliseconds(2))
    }
    return "another process"
  }

  private static func namesDeadProcess(_ name: String) -> Bool {
    let words = name.split(separator: " ")
    guard words.count == 5, words[4] == host, let process = pid_t(words[1]) else { return false }
    return kill(process, 0) != 0 && errno == ESRCH
  }
}
