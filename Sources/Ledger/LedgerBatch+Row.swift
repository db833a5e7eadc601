import Foundation
import GRDB

extension LedgerBatch {
  /// The batches that meet a condition, the oldest first.
  static func fetch(
    _ database: Database, where condition: String, _ arguments: StatementArguments = []
  ) throws -> [LedgerBatch] {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT nonce, model, remote_id, prepared_at, id, (SELECT count(*) FROM attempt WHERE batch_id = batch.id)
          FROM batch WHERE \(condition) ORDER BY id
        """, arguments: arguments)
    var batches: [LedgerBatch] = []
    while let row = try rows.next() {
      guard let preparedAt = try? Date(try row.requiredText(at: 3), strategy: .iso8601) else {
        throw StoredValueError(description: "a time is none")
      }
      batches.append(
        LedgerBatch(
          id: BatchID(number: row[4]), nonce: try row.requiredText(at: 0), model: try row.requiredText(at: 1),
          remoteID: try row.text(at: 2), preparedAt: preparedAt, requestCount: row.integer(at: 5) ?? 0))
    }
    return batches
  }
}
