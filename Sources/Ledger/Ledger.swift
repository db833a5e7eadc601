import Artifacts
import Foundation
import GRDB

/// The SQLite file that holds every completion ever received.
///
/// A request's intent is on disk before ``begin(_:request:run:worstCost:)`` returns, and what came of it before
/// ``finish(_:_:cost:)`` does, so that an answer that was paid for survives a kill or a power cut. Only good answers are
/// served again. One process has the ledger at a time.
package final class Ledger: Sendable {
  package let path: String
  private let lock: LedgerLock
  private let writer: DatabaseQueue
  /// A connection of its own, so that nobody who looks for an answer waits for a commit; the writer where the file
  /// system lets only one connection use the file at a time.
  private let reader: DatabaseQueue
  private let commits: GroupCommit

  /// Opens the ledger for as long as `body` runs, and makes it, readable by its owner alone, where there is none.
  ///
  /// Attempts that were in flight when an earlier process died become ``Outcome/unknown``.
  ///
  /// - Throws: ``LedgerError``, ``LedgerError/inUse(path:holder:)`` if another process has it; what `body` throws.
  /// - Complexity: opening takes the same time whatever the ledger's size, unless an older version wrote it.
  package nonisolated(nonsending) static func with<Result>(
    path: String, body: nonisolated(nonsending) (Ledger) async throws -> Result
  ) async throws -> Result {
    try await with(path: path, isOnNetwork: NetworkFileSystem.holds, body: body)
  }

  /// - Parameter isOnNetwork: whether a file lies on a network file system.
  nonisolated(nonsending) static func with<Result>(
    path: String, isOnNetwork: (String) -> Bool, body: nonisolated(nonsending) (Ledger) async throws -> Result
  ) async throws -> Result {
    let file = try LedgerFile(path: path)
    let lock = try await LedgerLock(path: file.path)
    defer { lock.release() }
    try file.create()
    let ledger = try Ledger(path: path, lock: lock, isOnNetwork: isOnNetwork(file.path), file: file.path)
    defer { ledger.close() }
    return try await body(ledger)
  }

  private init(path: String, lock: LedgerLock, isOnNetwork: Bool, file: String) throws(LedgerError) {
    self.path = path
    self.lock = lock
    do {
      writer = try LedgerConnection.writer(path: file, shownAs: path, isOnNetwork: isOnNetwork)
      reader = isOnNetwork ? writer : try LedgerConnection.reader(path: file)
    } catch let error as DatabaseError
      where [.SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_BUSY].contains(error.resultCode)
    {
      throw .cannotOpen(path: path, reason: error.message ?? "SQLite error \(error.resultCode.rawValue)")
    } catch {
      throw LedgerError(error, path: path)
    }
    commits = GroupCommit(queue: writer, path: path)
  }

  /// The connection that is closed last copies the write-ahead log into the ledger, if it may write. After a failed
  /// commit that must not happen: the log stays as it is for the next process.
  private func close() {
    for queue in commits.failure == nil ? [reader, writer] : [writer, reader] { try? queue.close() }
  }

  func write<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws(LedgerError) -> Value {
    try await commits.write(body)
  }

  /// Reads on the caller's own thread: a look-up takes less time than to change threads.
  func read<Value>(_ body: (Database) throws -> Value) throws(LedgerError) -> Value {
    do {
      return try reader.unsafeRead(body)
    } catch {
      throw LedgerError(error, path: path)
    }
  }
}
