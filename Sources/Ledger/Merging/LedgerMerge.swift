import Artifacts
import Foundation
import GRDB

/// Makes one ledger of several.
///
/// The result holds what any of them holds, and is the same whatever their order. What several hold alike, since one was
/// copied or merged from another, it holds once, or as often as the one that holds it most often. Of the good answers
/// that the ledgers serve for one request the earliest stands.
package enum LedgerMerge {
  /// - Parameter output: a file that does not exist yet.
  /// - Returns: how many attempts the result holds.
  /// - Throws: ``LedgerError``, ``ArtifactError``; then there is no output. The inputs stay as they are.
  /// - Complexity: O(n log n) in the number of attempts; memory is bounded.
  package static func run(inputs: [String], output: String) async throws -> Int {
    let file = try LedgerFile(path: output)
    let lock = try await LedgerLock(path: file.path)
    defer { lock.release() }
    if FileManager.default.fileExists(atPath: file.path) {
      throw ArtifactError.unwritable(path: output, reason: "there is such a file already")
    }
    let partial = file.partial
    partial.remove()
    defer { partial.remove() }
    try partial.create()
    let count: Int
    do {
      count = try fill(partial, inputs)
    } catch let error as any CommandError {
      throw error
    } catch {
      throw LedgerError(error, path: output)
    }
    try partial.rename(to: file)
    return count
  }

  private static func fill(_ partial: LedgerFile, _ inputs: [String]) throws -> Int {
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      // What is being made has no reader yet, and is thrown away if it does not become whole.
      try database.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = FULL; PRAGMA temp_store = FILE")
    }
    let queue = try DatabaseQueue(path: partial.path, configuration: configuration)
    try LedgerSchema.migrator.migrate(queue)
    try queue.write { try $0.execute(sql: StagedTable.create) }
    for (number, input) in inputs.enumerated() {
      try LedgerReader.with(path: input) { reader in
        try reader.queue.read { source in
          try queue.write { target in
            for table in StagedTable.all { try table.load(source, target, number) }
          }
        }
      }
    }
    let count = try queue.write { database in
      try database.execute(sql: StagedTable.merge)
      return try Int.fetchOne(database, sql: "SELECT count(*) FROM attempt") ?? 0
    }
    try queue.close()
    return count
  }
}
