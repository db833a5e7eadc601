import GRDB

extension Ledger {
  /// Continues the newest run of that name that was not finished, or begins one.
  ///
  /// - Complexity: linear in the number of the run's attempts.
  package func startRun(named name: String) async throws(LedgerError) -> LedgerRun {
    try await write { database in
      let unfinished = try Int64.fetchOne(
        database, sql: "SELECT max(id) FROM run WHERE name = ? AND finished_at IS NULL", arguments: [name])
      if let unfinished { return try Self.run(database, RunID(number: unfinished)) }
      try database.execute(
        sql: "INSERT INTO run (name, started_at) VALUES (?, \(LedgerSchema.now))", arguments: [name])
      return LedgerRun(id: RunID(number: database.lastInsertedRowID), spent: .zero, unpriced: 0)
    }
  }

  /// What failed was not paid for; of the rest the worst is assumed where the cost is not known.
  private static func run(_ database: Database, _ id: RunID) throws -> LedgerRun {
    let row = try Row.fetchOne(
      database,
      sql: """
        SELECT sum(coalesce(cost, worst_cost)), count(*) - count(coalesce(cost, worst_cost)) FROM attempt
          WHERE run_id = ? AND (cost IS NOT NULL OR outcome IS NOT 'failed')
        """, arguments: [id.number])
    return LedgerRun(
      id: id, spent: Dollars(picodollars: row?[0] ?? 0), unpriced: row?[1] ?? 0)
  }

  /// What a run has spent, the worst cost of what is under way included.
  package func spent(in run: RunID) async throws(LedgerError) -> Dollars {
    try read { try Self.run($0, run).spent }
  }

  package func finishRun(_ id: RunID) async throws(LedgerError) {
    try await write { database in
      try database.execute(
        sql: "UPDATE run SET finished_at = \(LedgerSchema.now) WHERE id = ? AND finished_at IS NULL",
        arguments: [id.number])
    }
  }

  /// The names of the request adjustments that a model was found to want.
  package func remembered(for model: String) async throws(LedgerError) -> Set<String> {
    try read { database in
      try String.fetchSet(database, sql: "SELECT name FROM adjustment WHERE model = ?", arguments: [model])
    }
  }

  package func remember(_ adjustment: String, for model: String) async throws(LedgerError) {
    try await write { database in
      try database.execute(
        sql: "INSERT INTO adjustment (model, name) VALUES (?, ?) ON CONFLICT DO NOTHING",
        arguments: [model, adjustment])
    }
  }
}
