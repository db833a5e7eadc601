import Artifacts
import Foundation
import GRDB

/// A ledger that is only looked at: no lock is taken and nothing of it changed, also while a run writes to it.
package struct LedgerReader: Sendable {
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

  /// As ``with(path:body:)``, for work that waits for other things in between.
  package nonisolated(nonsending) static func whileOpen<Result>(
    path: String, body: nonisolated(nonsending) (LedgerReader) async throws -> Result
  ) async throws -> Result {
    let reader = try LedgerReader(path: path) { try LedgerConnection.current(path: path) }
    defer { try? reader.queue.close() }
    do {
      return try await body(reader)
    } catch {
      throw reader.told(error)
    }
  }

  private static func with<Result>(
    path: String, open: () throws -> DatabaseQueue, body: (LedgerReader) throws -> Result
  ) throws -> Result {
    let reader = try LedgerReader(path: path, open: open)
    defer { try? reader.queue.close() }
    do {
      return try body(reader)
    } catch {
      throw reader.told(error)
    }
  }

  private init(path: String, open: () throws -> DatabaseQueue) throws {
    guard FileManager.default.fileExists(atPath: path) else { throw ArtifactError.missing(path: path) }
    self.path = path
    do {
      queue = try open()
    } catch let error as any CommandError {
      throw error
    } catch {
      throw LedgerError(error, path: path)
    }
  }

  /// What SQLite says in this module's words, and what others say as it is.
  private func told(_ error: any Error) -> any Error {
    error is any CommandError || error is CancellationError ? error : LedgerError(error, path: path)
  }
}
