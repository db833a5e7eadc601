package import Artifacts
import GRDB

extension Ledger {
  /// The good answer to a request, if it was ever received: the first one.
  ///
  /// - Complexity: O(log n) in the number of attempts.
  package func answer(for key: RequestKey) async throws(LedgerError) -> Completion? {
    try completion(of: key, Self.selectAnswer)
  }

  /// What came of a request the last time it was sent, whatever that is.
  ///
  /// - Complexity: O(log n) in the number of attempts.
  package func lastCompletion(for key: RequestKey) async throws(LedgerError) -> Completion? {
    try completion(of: key, Self.selectLast)
  }

  private static let selectAnswer = select("stands = 1")
  private static let selectLast = select("outcome IS NOT NULL")

  /// Only the place of the attempt is taken from indexes: whether it belongs to the request is read from the tables.
  private static func select(_ condition: String) -> String {
    """
    SELECT \(Completion.columns), key FROM attempt NOT INDEXED JOIN request NOT INDEXED ON request.id = request_id
      WHERE attempt.id = (
        SELECT max(id) FROM attempt WHERE \(condition) AND request_id = (SELECT id FROM request WHERE key = ?))
    """
  }

  private func completion(of key: RequestKey, _ sql: String) throws(LedgerError) -> Completion? {
    try read { try Self.completion($0, of: key, sql) }
  }

  static func answer(_ database: Database, for key: RequestKey) throws -> Completion? {
    try completion(database, of: key, selectAnswer)
  }

  private static func completion(_ database: Database, of key: RequestKey, _ sql: String) throws -> Completion? {
    let rows = try Row.fetchCursor(try database.cachedStatement(sql: sql), arguments: [key.sha256])
    return try withExtendedLifetime(rows) {
      guard let row = try rows.next() else { return nil }
      guard try row.text(at: 12) == key.sha256 else {
        throw StoredValueError(description: "an index leads to another request's answer")
      }
      return try Completion(row: row)
    }
  }

  /// Writes down that a request is about to be sent. That is on disk when this returns.
  ///
  /// - Parameters:
  ///   - request: what the key was made from; holds no API key or address.
  ///   - worstCost: the most that the request may cost, where prices are known.
  /// - Throws: ``LedgerError``: then nothing must be sent.
  package func begin(
    _ key: RequestKey, request: JSONObject, run: RunID?, worstCost: Dollars?
  ) async throws(LedgerError) -> AttemptID {
    let canonical = JSONValue.object(request).text
    return try await write { database in
      try Self.insertIntent(database, key, canonical, run: run, batch: nil, worstCost)
    }
  }

  static func insertIntent(
    _ database: Database, _ key: RequestKey, _ canonical: String, run: RunID?, batch: BatchID?, _ worstCost: Dollars?
  ) throws -> AttemptID {
    try database.cachedStatement(
      sql: "INSERT INTO request (key, canonical) VALUES (?, ?) ON CONFLICT (key) DO NOTHING"
    ).execute(arguments: [key.sha256, canonical])
    try database.cachedStatement(sql: insertAttempt).execute(arguments: [
      run?.number, batch?.number, worstCost?.stored, key.sha256,
    ])
    return AttemptID(number: database.lastInsertedRowID)
  }

  private static let insertAttempt = """
    INSERT INTO attempt (request_id, run_id, batch_id, worst_cost, sent_at)
      SELECT id, ?, ?, ?, \(LedgerSchema.now) FROM request WHERE key = ?
    """

  /// Stores what came of an attempt. It is on disk when this returns, even if the caller was cancelled meanwhile: the
  /// answer is paid for.
  ///
  /// What comes late, for an attempt that was settled otherwise, is kept as an attempt of its own.
  ///
  /// - Parameter cost: what it cost, where that is known.
  package func finish(
    _ attempt: AttemptID, _ completion: Completion, cost: Dollars?
  ) async throws(LedgerError) {
    let path = path
    try await write { database in
      if try Self.store(database, attempt, completion, cost) { return }
      try database.execute(
        sql: """
          INSERT INTO attempt (request_id, run_id, sent_at) SELECT request_id, run_id, sent_at FROM attempt WHERE id = ?
          """, arguments: [attempt.number])
      guard database.changesCount == 1 else {
        throw LedgerError.failed(path: path, reason: "it has no attempt \(attempt.number)")
      }
      _ = try Self.store(database, AttemptID(number: database.lastInsertedRowID), completion, cost)
    }
  }

  /// - Returns: `false` if something is already known of the attempt.
  private static func store(
    _ database: Database, _ attempt: AttemptID, _ completion: Completion, _ cost: Dollars?
  ) throws -> Bool {
    try database.cachedStatement(sql: storeCompletion)
      .execute(arguments: completion.arguments + [cost?.stored, completion.outcome == .answered, attempt.number])
    return database.changesCount == 1
  }

  private static let storeCompletion = """
    UPDATE attempt SET \(Completion.assignments), cost = ?, received_at = \(LedgerSchema.now),
      stands = ? AND NOT EXISTS
        (SELECT * FROM attempt AS first WHERE first.request_id = attempt.request_id AND first.stands = 1)
      WHERE id = ? AND (outcome IS NULL OR outcome = 'unknown')
    """

  /// How many attempts there are of each outcome.
  package func counts() async throws(LedgerError) -> [Outcome: Int] {
    try read { database in
      var counts: [Outcome: Int] = [:]
      let rows = try Row.fetchCursor(
        database, sql: "SELECT outcome, count(*) FROM attempt WHERE outcome IS NOT NULL GROUP BY outcome")
      while let row = try rows.next() {
        if let outcome = Outcome(rawValue: try row.requiredText(at: 0)) { counts[outcome] = row.integer(at: 1) }
      }
      return counts
    }
  }
}

extension Dollars {
  /// As the ledger stores it: a negative amount would make an answer unstorable.
  var stored: Int64 { max(0, picodollars) }
}
