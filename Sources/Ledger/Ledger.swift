package import Artifacts
import Foundation
import GRDB

/// The SQLite file that holds every completion ever received.
///
/// A completion is on disk before ``record(_:for:request:)`` returns (`synchronous=FULL`), so that an answer that was
/// paid for survives a kill or a power cut. Only outcomes that are good are served again.
package final class Ledger: Sendable {
  private let queue: DatabaseQueue
  package let path: String

  /// Opens the ledger, and makes it, readable by its owner alone, where there is none.
  private init(path: String) throws(LedgerError) {
    self.path = path
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw .cannotOpen(path: path, reason: "its folder cannot be made")
    }
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .cannotOpen(path: path, reason: systemErrorText()) }
    close(descriptor)

    var configuration = Configuration()
    configuration.busyMode = .timeout(30)
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
    }
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
      let migrator = Self.migrator
      let (isNewer, isForeign) = try queue.read { database in
        let isForeign = try !database.tableExists("grdb_migrations") && Self.hasTables(database)
        return (try migrator.hasBeenSuperseded(database), isForeign)
      }
      if isNewer { throw LedgerError.newer(path: path) }
      if isForeign { throw LedgerError.notALedger(path: path) }
      try migrator.migrate(queue)
    } catch let error as LedgerError {
      throw error
    } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
      throw .notALedger(path: path)
    } catch {
      throw .cannotOpen(path: path, reason: Self.words(error))
    }
  }

  /// Opens the ledger for as long as `body` runs.
  package nonisolated(nonsending) static func with<Result>(
    path: String, body: nonisolated(nonsending) (Ledger) async throws -> Result
  ) async throws -> Result {
    let ledger = try Ledger(path: path)
    do {
      let result = try await body(ledger)
      try ledger.queue.close()
      return result
    } catch {
      try? ledger.queue.close()
      throw error
    }
  }

  private static func hasTables(_ database: Database) throws -> Bool {
    try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0 > 0
  }

  private static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 completion") { database in
      try database.execute(
        sql: """
          CREATE TABLE completion (
            id INTEGER PRIMARY KEY,
            key TEXT NOT NULL CHECK (length(key) = 64),
            request TEXT NOT NULL CHECK (json_valid(request)),
            outcome TEXT NOT NULL
              CHECK (outcome IN ('answered', 'refused', 'empty', 'cut', 'filtered', 'invalid', 'failed')),
            content TEXT NOT NULL,
            reasoning TEXT,
            detail TEXT,
            answering_model TEXT,
            input_tokens INTEGER CHECK (input_tokens >= 0),
            output_tokens INTEGER CHECK (output_tokens >= 0),
            received_at TEXT NOT NULL
          ) STRICT;
          CREATE UNIQUE INDEX completion_answered ON completion (key) WHERE outcome = 'answered';
          """)
    }
    return migrator
  }

  /// The good answer to a request, if it was ever received.
  ///
  /// - Complexity: O(log n) in the number of completions.
  package func answer(for key: RequestKey) async throws(LedgerError) -> Completion? {
    do {
      return try await queue.read { database in
        try Row.fetchOne(
          database, sql: "SELECT * FROM completion WHERE key = ? AND outcome = 'answered'", arguments: [key.sha256]
        ).map { row in
          Completion(
            outcome: .answered, content: row["content"], reasoning: row["reasoning"], detail: row["detail"],
            answeringModel: row["answering_model"], inputTokens: row["input_tokens"],
            outputTokens: row["output_tokens"])
        }
      }
    } catch {
      throw .failed(path: path, reason: Self.words(error))
    }
  }

  /// Stores what came of a request. It is on disk when this returns, even if the caller was cancelled meanwhile: the
  /// answer is paid for.
  ///
  /// - Parameter request: what was asked, for people who read the ledger; holds no key or address.
  package func record(
    _ completion: Completion, for key: RequestKey, request: JSONObject
  ) async throws(LedgerError) {
    let arguments: StatementArguments = [
      key.sha256, JSONValue.object(request).text, completion.outcome.rawValue, completion.content,
      completion.reasoning, completion.detail, completion.answeringModel, completion.inputTokens.map { max(0, $0) },
      completion.outputTokens.map { max(0, $0) }, Date.now.formatted(.iso8601),
    ]
    do {
      // A second good answer to one key can come from another process; the first one stands. The task shields the
      // write from cancellation.
      try await Task { [queue] in
        try await queue.write { database in
          try database.execute(
            sql: """
              INSERT INTO completion (key, request, outcome, content, reasoning, detail, answering_model, input_tokens,
                output_tokens, received_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (key) WHERE outcome = 'answered' DO NOTHING
              """, arguments: arguments)
        }
      }.value
    } catch {
      throw .failed(path: path, reason: Self.words(error))
    }
  }

  /// How many completions there are of each outcome.
  package func counts() async throws(LedgerError) -> [Outcome: Int] {
    do {
      return try await queue.read { database in
        var counts: [Outcome: Int] = [:]
        let rows = try Row.fetchCursor(database, sql: "SELECT outcome, count(*) AS n FROM completion GROUP BY outcome")
        while let row = try rows.next() {
          if let outcome = Outcome(rawValue: row["outcome"]) { counts[outcome] = row["n"] }
        }
        return counts
      }
    } catch {
      throw .failed(path: path, reason: Self.words(error))
    }
  }

  private static func words(_ error: any Error) -> String {
    (error as? DatabaseError)?.message ?? String(describing: error)
  }
}
