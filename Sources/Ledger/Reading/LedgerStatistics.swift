import GRDB

/// What a ledger holds, in numbers.
package struct LedgerStatistics: Sendable {
  /// The attempts of one model that had the same outcome; in flight if there is none yet.
  package struct Line: Sendable, Equatable {
    package let provider: String
    package let model: String
    package let outcome: Outcome?
    package let attempts: Int
    package let inputTokens: Int
    package let outputTokens: Int
    /// What is known to have been paid.
    package let cost: Dollars
    /// Attempts that were or may have been paid for, at a price that is not known.
    package let unpriced: Int
    /// The most that ``unpriced`` may have cost, as far as that is known.
    package let worstCost: Dollars
  }

  package struct Run: Sendable, Equatable {
    package let name: String
    package let startedAt: String
    package let finishedAt: String?
    package let attempts: Int
  }

  /// By provider, model and outcome.
  package let lines: [Line]
  package let requests: Int
  package let openBatches: [LedgerBatch]
  /// The newest twenty, the newest first.
  package let runs: [Run]
}

extension LedgerReader {
  /// - Complexity: linear in the number of attempts.
  package func statistics() throws -> LedgerStatistics {
    try queue.read { database in
      LedgerStatistics(
        lines: try Self.lines(database),
        requests: try Int.fetchOne(database, sql: "SELECT count(*) FROM request") ?? 0,
        openBatches: try LedgerBatch.fetch(database, where: "closed_at IS NULL"),
        runs: try Self.runs(database))
    }
  }

  private static func lines(_ database: Database) throws -> [LedgerStatistics.Line] {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT provider, model, outcome, count(*), sum(input_tokens), sum(output_tokens), sum(cost),
            sum(cost IS NULL AND outcome IS NOT 'failed'),
            sum(CASE WHEN cost IS NULL AND outcome IS NOT 'failed' THEN worst_cost END)
          FROM attempt JOIN request ON request.id = request_id GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
        """)
    var lines: [LedgerStatistics.Line] = []
    while let row = try rows.next() {
      func dollars(_ index: Int) -> Dollars { Dollars(picodollars: row[index] ?? 0) }
      lines.append(
        LedgerStatistics.Line(
          provider: try row.text(at: 0) ?? "", model: try row.text(at: 1) ?? "",
          outcome: try row.text(at: 2).flatMap(Outcome.init), attempts: row.integer(at: 3) ?? 0,
          inputTokens: row.integer(at: 4) ?? 0, outputTokens: row.integer(at: 5) ?? 0, cost: dollars(6),
          unpriced: row.integer(at: 7) ?? 0, worstCost: dollars(8)))
    }
    return lines
  }

  private static func runs(_ database: Database) throws -> [LedgerStatistics.Run] {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT name, started_at, finished_at, (SELECT count(*) FROM attempt WHERE run_id = run.id) FROM run
          ORDER BY id DESC LIMIT 20
        """)
    var runs: [LedgerStatistics.Run] = []
    while let row = try rows.next() {
      runs.append(
        LedgerStatistics.Run(
          name: try row.requiredText(at: 0), startedAt: try row.requiredText(at: 1), finishedAt: try row.text(at: 2),
          attempts: row.integer(at: 3) ?? 0))
    }
    return runs
  }
}
