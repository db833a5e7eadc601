package import Artifacts
import GRDB

/// One request with all that came of it.
package struct RequestHistory: Sendable {
  package struct Attempt: Sendable {
    package let id: AttemptID
    /// `nil` while it is in flight.
    package let completion: Completion?
    /// Whether it is the answer that is served.
    package let stands: Bool
    package let sentAt: String
    package let receivedAt: String?
    package let worstCost: Dollars?
    package let cost: Dollars?
    package let run: String?
    package let batch: String?
  }

  package let key: String
  package let request: JSONValue
  /// In the order in which they were begun.
  package let attempts: [Attempt]
}

extension LedgerReader {
  /// The keys that begin so, at most eleven.
  package func keys(beginning prefix: String) throws -> [String] {
    try queue.read { database in
      try String.fetchAll(
        database, sql: "SELECT key FROM request WHERE key >= ? AND key < ? ORDER BY key LIMIT 11",
        arguments: [prefix, prefix + "g"])
    }
  }

  /// - Returns: `nil` if there is no such request.
  package func history(of key: String) throws -> RequestHistory? {
    try queue.read { database in
      let requests = try Row.fetchCursor(
        database, sql: "SELECT id, canonical FROM request WHERE key = ?", arguments: [key])
      let found = try withExtendedLifetime(requests) {
        try requests.next().map { row in (id: row.integer(at: 0), canonical: try row.requiredText(at: 1)) }
      }
      guard let found else { return nil }
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT \(Completion.columns), attempt.id, stands, sent_at, received_at, worst_cost, cost, run.name, nonce
            FROM attempt LEFT JOIN run ON run.id = run_id LEFT JOIN batch ON batch.id = batch_id
            WHERE request_id = ? ORDER BY attempt.id
          """, arguments: [found.id])
      var attempts: [RequestHistory.Attempt] = []
      while let row = try rows.next() {
        func dollars(_ index: Int) -> Dollars? { (row[index] as Int64?).map(Dollars.init) }
        attempts.append(
          RequestHistory.Attempt(
            id: AttemptID(number: row[12] ?? 0),
            completion: row.hasNull(atIndex: 0) ? nil : try Completion(row: row), stands: row[13] == 1,
            sentAt: try row.requiredText(at: 14), receivedAt: try row.text(at: 15), worstCost: dollars(16),
            cost: dollars(17), run: try row.text(at: 18), batch: try row.text(at: 19)))
      }
      let request = (try? JSONValue(parsing: found.canonical)) ?? .string(found.canonical)
      return RequestHistory(key: key, request: request, attempts: attempts)
    }
  }
}
