import Artifacts
import GRDB

extension LedgerReader {
  /// All that is wrong with the ledger, in plain sentences; nothing if it is as it should be.
  ///
  /// - Parameter limit: how many findings of one kind are told apart.
  /// - Complexity: reads the whole ledger.
  package static func problems(path: String, limit: Int = 20) throws -> [String] {
    do {
      return try with(path: path) { reader in
        var problems: [String] = []
        for check in [integrity, references, keys, standing, values] {
          do {
            problems += try reader.queue.read { database in try check(database, limit) }
          } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
            problems.append("A page cannot be read: \(error.message ?? "it is malformed").")
          }
        }
        return problems
      }
    } catch LedgerError.damaged(_, let reason) {
      return ["The file is damaged: \(reason)."]
    }
  }

  /// SQLite's own check: pages, indexes, types.
  private static func integrity(_ database: Database, _ limit: Int) throws -> [String] {
    try String.fetchAll(database, sql: "PRAGMA integrity_check(\(limit))").filter { $0 != "ok" }
      .map { "SQLite: \($0)." }
  }

  private static func references(_ database: Database, _ limit: Int) throws -> [String] {
    try Row.fetchAll(database, sql: "SELECT \"table\", rowid, parent FROM pragma_foreign_key_check LIMIT \(limit)")
      .map { row in
        "The \(row[0] as String? ?? "row") \(row[1] as Int64? ?? 0) refers to a \(row[2] as String? ?? "row") that is "
          + "not there."
      }
  }

  private static func keys(_ database: Database, _ limit: Int) throws -> [String] {
    let rows = try Row.fetchCursor(database, sql: "SELECT key, canonical FROM request NOT INDEXED")
    var problems: [String] = []
    while problems.count < limit, let row = try rows.next() {
      let key = try? row.text(at: 0)
      guard let canonical = try? row.text(at: 1), Digest.sha256(canonical) == key else {
        problems.append("The request \(key ?? "without a key") is not the one its key was made from.")
        continue
      }
    }
    return problems
  }

  private static func standing(_ database: Database, _ limit: Int) throws -> [String] {
    try Int64.fetchAll(
      database,
      sql: """
        SELECT request_id FROM attempt NOT INDEXED WHERE stands = 1 GROUP BY request_id HAVING count(*) > 1
          LIMIT \(limit)
        """
    ).map { "The request number \($0) has more than one answer that is served." }
  }

  /// What the tables demand of an attempt's values: SQLite's check passes over it on a connection that only reads.
  private static func values(_ database: Database, _ limit: Int) throws -> [String] {
    let outcomes = Outcome.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    let faults = [
      ("cost < 0 OR worst_cost < 0", "has a negative cost"),
      (
        "min(coalesce(input_tokens, 0), coalesce(cached_input_tokens, 0), coalesce(output_tokens, 0), "
          + "coalesce(reasoning_tokens, 0)) < 0", "has a negative number of tokens"
      ),
      ("outcome NOT IN (\(outcomes))", "has an outcome that there is not"),
      ("(outcome IS NULL) <> (received_at IS NULL)", "is settled without a time, or has a time and is not settled"),
      ("stands <> 0 AND outcome IS NOT 'answered'", "is served, but is no good answer"),
    ]
    return try faults.flatMap { condition, words in
      try Int64.fetchAll(
        database, sql: "SELECT id FROM attempt NOT INDEXED WHERE \(condition) LIMIT \(limit)"
      ).map { "The attempt \($0) \(words)." }
    }
  }
}
