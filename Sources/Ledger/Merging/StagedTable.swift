import Artifacts
import Foundation
import GRDB

/// A table that gathers the rows of all ledgers that are merged, with names in place of row numbers, which mean something
/// in one ledger alone.
struct StagedTable {
  let name: String
  /// Texts as bytes: GRDB would cut them at a NUL.
  let select: String
  let insert: String

  /// Copies the rows of one ledger, with its place among the ledgers and a hash of the row.
  ///
  /// - Parameter number: the ledger's place; tells apart only whether two rows are of the same ledger.
  func load(_ source: Database, _ target: Database, _ number: Int) throws {
    let rows = try Row.fetchCursor(source, sql: select)
    let statement = try target.cachedStatement(sql: insert)
    while let row = try rows.next() {
      let values = Array(row.databaseValues)
      // Whether an answer is served depends on its neighbours: that is the first column, and no part of the hash.
      let identity = Digest.sha256(parts: values.dropFirst().map(Self.word))
      try statement.execute(arguments: StatementArguments([number.databaseValue, identity.databaseValue] + values))
    }
  }

  private static func word(_ value: DatabaseValue) -> String {
    switch value.storage {
    case .null: "n"
    case .int64(let number): "i\(number)"
    case .double(let number): "d\(number)"
    case .string(let text): "t" + text
    case .blob(let bytes): "b" + bytes.base64EncodedString()
    }
  }

  static let all = [
    StagedTable(
      name: "request", select: "SELECT 0, key, canonical FROM request",
      insert: "INSERT INTO staged_request VALUES (?, ?, ?, ?, ?)"),
    StagedTable(
      name: "run", select: "SELECT 0, name, started_at, finished_at FROM run",
      insert: "INSERT INTO staged_run VALUES (?, ?, ?, ?, ?, ?)"),
    StagedTable(
      name: "batch", select: "SELECT 0, nonce, model, remote_id, prepared_at, closed_at FROM batch",
      insert: "INSERT INTO staged_batch VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
    StagedTable(
      name: "adjustment", select: "SELECT 0, model, name FROM adjustment",
      insert: "INSERT INTO staged_adjustment VALUES (?, ?, ?, ?, ?)"),
    StagedTable(
      name: "attempt",
      select: """
        SELECT stands, key, name, started_at, nonce, sent_at, received_at, worst_cost, cost, outcome,
            CAST(content AS BLOB), CAST(reasoning AS BLOB), CAST(stop_reason AS BLOB), CAST(detail AS BLOB),
            CAST(answering_model AS BLOB), input_tokens, cached_input_tokens, output_tokens, reasoning_tokens,
            searches, raw_reply
          FROM attempt JOIN request ON request.id = request_id LEFT JOIN run ON run.id = run_id
            LEFT JOIN batch ON batch.id = batch_id
          ORDER BY attempt.id
        """,
      insert: """
        INSERT INTO staged_attempt VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS TEXT), CAST(? AS TEXT),
          CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), ?, ?, ?, ?, ?, ?)
        """),
  ]

  static let create = """
    CREATE TEMP TABLE staged_request (ledger, identity, stands, key, canonical);
    CREATE TEMP TABLE staged_run (ledger, identity, stands, name, started_at, finished_at);
    CREATE TEMP TABLE staged_batch (ledger, identity, stands, nonce, model, remote_id, prepared_at, closed_at);
    CREATE TEMP TABLE staged_adjustment (ledger, identity, stands, model, name);
    CREATE TEMP TABLE staged_attempt (ledger, identity, stands, key, run_name, run_started_at, nonce, sent_at, received_at,
      worst_cost, cost, outcome, content, reasoning, stop_reason, detail, answering_model, input_tokens,
      cached_input_tokens, output_tokens, reasoning_tokens, searches, raw_reply);
    """

  /// A row that two ledgers hold is one. A row that one ledger holds twice was sent twice: `occurrence` counts those.
  ///
  /// A batch holds each request once: what is settled goes before what is open, which then is the same attempt at an
  /// earlier time; what else was paid for stays, outside the batch.
  static let merge = """
    INSERT INTO request (key, canonical) SELECT key, min(canonical) FROM staged_request GROUP BY key ORDER BY key;
    INSERT INTO run (name, started_at, finished_at)
      SELECT name, started_at, max(finished_at) FROM staged_run GROUP BY 1, 2 ORDER BY 2, 1;
    INSERT INTO batch (nonce, model, remote_id, prepared_at, closed_at)
      SELECT nonce, min(model), max(remote_id), min(prepared_at), max(closed_at) FROM staged_batch GROUP BY 1
        ORDER BY 4, 1;
    INSERT INTO adjustment (model, name) SELECT DISTINCT model, name FROM staged_adjustment ORDER BY 1, 2;

    CREATE TEMP TABLE merged AS
      SELECT min(row) AS row, key, nonce, coalesce(received_at, sent_at) AS time, outcome, identity, occurrence,
          max(stands) AS stood
        FROM (
          SELECT rowid AS row, *, row_number() OVER (PARTITION BY ledger, identity ORDER BY stands DESC) AS occurrence
            FROM staged_attempt)
        GROUP BY identity, occurrence;
    CREATE TEMP TABLE chosen AS
      SELECT row, nonce IS NOT NULL AND place = 1 AS is_in_batch,
          stood = 1 AND row_number() OVER (PARTITION BY key, stood ORDER BY time, identity, occurrence) = 1 AS stands
        FROM (
          SELECT *, row_number() OVER
              (PARTITION BY nonce, key ORDER BY outcome IS NULL, outcome = 'unknown', time, identity, occurrence) AS place
            FROM merged)
        WHERE nonce IS NULL OR place = 1 OR outcome IS NOT NULL
        ORDER BY time, identity, occurrence;
    INSERT INTO attempt (request_id, run_id, batch_id, stands, sent_at, received_at, worst_cost, cost, outcome, content,
        reasoning, stop_reason, detail, answering_model, input_tokens, cached_input_tokens, output_tokens,
        reasoning_tokens, searches, raw_reply)
      SELECT request.id, run.id, batch.id, chosen.stands, sent_at, received_at, worst_cost, cost, outcome, content,
          reasoning, stop_reason, detail, answering_model, input_tokens, cached_input_tokens, output_tokens,
          reasoning_tokens, searches, raw_reply
        FROM chosen CROSS JOIN staged_attempt AS staged ON staged.rowid = chosen.row
          JOIN request USING (key)
          LEFT JOIN run ON run.name = run_name AND started_at = run_started_at
          LEFT JOIN batch ON batch.nonce = staged.nonce AND is_in_batch
        ORDER BY chosen.rowid;
    """
}
