import Artifacts
import Foundation
import GRDB

/// A ledger that is only looked at: no lock is taken and nothing of it changed, also while a run writes to it.
package struct LedgerReader {
  let path: String
  let queue: DatabaseQueue

  /// Opens a ledger of this or an earlier version for as long as `body` runs.
  ///
  /// - Throws: ``ArtifactError/missing(path:)``; ``LedgerError``; what `body` throws.
  package static func with<Result>(path: String, body: (LedgerReader) throws -> Result) throws -> Result {
    try with(path: path, open: { try LedgerConnection.current(path: path) }, body: body)
  }

  /// Opens what is left of a ledger.
  static func withDamaged<Result>(path: String, body: (LedgerReader) throws -> Result) throws -> Result {
    try with(path: path, open: { try LedgerConnection.damaged(path: path) }, body: body)
  }

  private static func with<Result>(
    path: String, open: () throws -> DatabaseQueue, body: (LedgerReader) throws -> Result
  ) throws -> Result {
    guard FileManager.default.fileExists(atPath: path) else { throw ArtifactError.missing(path: path) }
    do {
      let queue = try open()
      defer { try? queue.close() }
      return try body(LedgerReader(path: path, queue: queue))
    } catch let error as any CommandError {
      throw error
    } catch {
      throw LedgerError(error, path: path)
    }
  }
}
