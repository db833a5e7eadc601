package import Artifacts
import GRDB

extension Ledger {
  /// Writes down that many requests are about to be sent as one remote job. That is on disk when this returns.
  ///
  /// - Parameter requests: each key once, with what it was made from and the most that it may cost.
  package func prepareBatch(
    model: String, requests: [(key: RequestKey, request: JSONObject, worstCost: Dollars?)], run: RunID?
  ) async throws(LedgerError) -> LedgerBatch {
    let intents = requests.map { (key: $0.key, canonical: JSONValue.object($0.request).text, worstCost: $0.worstCost) }
    let digits = String(UInt64.random(in: .min ... .max), radix: 16)
    let nonce = String(repeating: "0", count: 16 - digits.count) + digits
    let path = path
    return try await write { database in
      try database.execute(
        sql: "INSERT INTO batch (nonce, model, prepared_at) VALUES (?, ?, \(LedgerSchema.now))",
        arguments: [nonce, model])
      let batch = BatchID(number: database.lastInsertedRowID)
      for (key, canonical, worstCost) in intents {
        _ = try Self.insertIntent(database, key, canonical, run: run, batch: batch, worstCost)
      }
      guard let stored = try LedgerBatch.fetch(database, where: "id = ?", [batch.number]).first else {
        throw LedgerError.failed(path: path, reason: "a batch was not stored")
      }
      return stored
    }
  }

  /// Writes down how the provider calls the job.
  package func submitted(_ batch: BatchID, remoteID: String) async throws(LedgerError) {
    try await write { database in
      try database.execute(
        sql: "UPDATE batch SET remote_id = ? WHERE id = ?", arguments: [remoteID, batch.number])
    }
  }

  /// A model's batches that were prepared or submitted and not closed, the oldest first.
  package func openBatches(for model: String) async throws(LedgerError) -> [LedgerBatch] {
    try read { database in
      try LedgerBatch.fetch(database, where: "model = ? AND closed_at IS NULL", [model])
    }
  }

  /// The attempts of a batch of which nothing is known yet.
  package func openAttempts(of batch: BatchID) async throws(LedgerError) -> [RequestKey: AttemptID] {
    try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT key, attempt.id FROM attempt JOIN request ON request.id = request_id
            WHERE batch_id = ? AND outcome IS NULL
          """, arguments: [batch.number])
      var attempts: [RequestKey: AttemptID] = [:]
      while let row = try rows.next() {
        attempts[RequestKey(stored: try row.requiredText(at: 0))] = AttemptID(number: row[1])
      }
      return attempts
    }
  }

  /// Ends a batch: what is not known of its attempts by now will not be. Those get the outcome, and cost nothing if that
  /// is ``Outcome/failed``.
  ///
  /// - Parameter outcome: no ``Outcome/answered``.
  package func close(_ batch: BatchID, outcome: Outcome, detail: String) async throws(LedgerError) {
    try await write { database in
      try database.execute(
        sql: """
          UPDATE attempt SET outcome = ?, detail = CAST(? AS TEXT), received_at = \(LedgerSchema.now), cost = ?
            WHERE batch_id = ? AND outcome IS NULL
          """,
        arguments: [outcome.rawValue, detail.lossless, outcome == .failed ? 0 : nil, batch.number])
      try database.execute(
        sql: "UPDATE batch SET closed_at = \(LedgerSchema.now) WHERE id = ? AND closed_at IS NULL",
        arguments: [batch.number])
    }
  }
}
