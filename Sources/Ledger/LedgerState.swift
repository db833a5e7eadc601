import Artifacts
import Foundation
import GRDB

/// How a ledger stands before a run, found out without changing anything of it.
package struct LedgerState: Sendable, Equatable {
  package enum Use: Sendable, Equatable {
    /// The first run makes it.
    case absent
    case free
    /// - Parameter holder: such as `process 123 on host n1`.
    case taken(holder: String)
    case unusable(LedgerError)
  }

  package let path: String
  package let use: Use
  /// Whether it lies, or would lie, on a file system that several machines may use at once.
  package let isOnNetwork: Bool

  package init(path: String, use: Use, isOnNetwork: Bool) {
    self.path = path
    self.use = use
    self.isOnNetwork = isOnNetwork
  }

  /// Looks at a ledger. One of an earlier version is copied for that, as whenever it is only read.
  package static func of(path: String) async -> LedgerState {
    let url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    var place = url
    while !FileManager.default.fileExists(atPath: place.path), place.path != "/" { place.deleteLastPathComponent() }
    return LedgerState(
      path: path, use: await use(path: path, resolved: url.path), isOnNetwork: NetworkFileSystem.holds(place.path))
  }

  private static func use(path: String, resolved: String) async -> Use {
    guard FileManager.default.fileExists(atPath: resolved) else { return .absent }
    if resolved.isDirectory {
      return .unusable(.cannotOpen(path: path, reason: "is a folder, where a file is needed"))
    }
    if let holder = await LedgerLock.holder(ofLedgerAt: resolved) { return .taken(holder: holder) }
    do {
      try LedgerReader.with(path: path) { _ in }
      return .free
    } catch {
      return .unusable(LedgerError(error, path: path))
    }
  }

  /// The version of the SQLite library that ledgers are kept with.
  package static var libraryVersion: String? {
    try? DatabaseQueue().read { database in try String.fetchOne(database, sql: "SELECT sqlite_version()") }
  }
}
