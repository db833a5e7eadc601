import Artifacts
import Foundation
import GRDB

/// Writes the attempts of a ledger as JSON Lines, in the order in which they were begun; also those of a damaged one, as
/// far as they can be read.
///
/// Attempts are numbered without gaps. So where a page cannot be read, each number is tried alone, and those that
/// remain are known to be lost.
///
/// - Complexity: linear in the number of attempts; holds one at a time.
package struct LedgerExport {
  private let reader: LedgerReader
  private let write: ([UInt8]) throws -> Void
  private var tally = ExportTally()

  /// - Parameter write: takes one line after another.
  package static func run(path: String, write: ([UInt8]) throws -> Void) throws -> ExportTally {
    try withoutActuallyEscaping(write) { write in
      let isOld = try LedgerReader.withDamaged(path: path) { reader in
        try reader.queue.read { database in
          if try database.tableExists("attempt") { return false }
          guard try database.tableExists("completion") else { throw LedgerError.notALedger(path: path) }
          return true
        }
      }
      let export = { (reader: LedgerReader) in
        var export = LedgerExport(reader: reader, write: write)
        try export.run()
        return export.tally
      }
      return try isOld
        ? LedgerReader.with(path: path, body: export) : LedgerReader.withDamaged(path: path, body: export)
    }
  }

  private init(reader: LedgerReader, write: @escaping ([UInt8]) throws -> Void) {
    self.reader = reader
    self.write = write
  }

  private static let chunk = 256

  private mutating func run() throws {
    let room = try room()
    let highest = highestAttempt(room)
    let last = highest ?? room
    var next = 1
    var isCareful = false
    while next <= last {
      let end = isCareful ? next : min(next + Self.chunk - 1, last)
      do {
        try reader.queue.read { database in try attempts(database, &next, end) }
        isCareful = false
        next = end + 1
      } catch is DatabaseError {
        if isCareful { next += 1 }
        isCareful = true
      }
    }
    tally.lost = highest.map { max(0, $0 - tally.saved) }
  }

  /// The highest number of an attempt, if the table or an index of it tells: no damage makes it greater than what the
  /// file has room for.
  private func highestAttempt(_ room: Int) -> Int? {
    ["NOT INDEXED", "INDEXED BY attempt_request", "INDEXED BY attempt_run"].compactMap { way in
      try? reader.queue.read { try Int.fetchOne($0, sql: "SELECT coalesce(max(id), 0) FROM attempt \(way)") }
    }.filter { $0 <= room }.max()
  }

  /// How many attempts the file has room for.
  private func room() throws -> Int {
    let sizes = try ["", "-wal"].map { ending in
      guard FileManager.default.fileExists(atPath: reader.path + ending) else { return 0 }
      return try FileManager.default.attributesOfItem(atPath: reader.path + ending)[.size] as? Int ?? 0
    }
    return sizes.reduce(0, +) / Self.smallestAttempt
  }

  /// In bytes: an attempt holds at least two times of twenty bytes, or one and its entries in three indexes.
  private static let smallestAttempt = 32

  private mutating func attempts(_ database: Database, _ next: inout Int, _ end: Int) throws {
    let rows = try Row.fetchCursor(
      try database.cachedStatement(
        sql: """
          SELECT \(Completion.columns), id, request_id, run_id, batch_id, sent_at, received_at, stands, worst_cost, cost
            FROM attempt NOT INDEXED WHERE id BETWEEN ? AND ? ORDER BY id
          """), arguments: [next, end])
    while let row = try rows.next() {
      guard let id = row.integer(at: 12), id >= next else { continue }
      var fields = SalvagedFields(row: row)
      let json = line(&fields, database, id)
      try write(JSONValue.object(json).encoded() + [0x0A])
      tally.saved += 1
      if fields.isDoubtful { tally.doubtful += 1 }
      next = id + 1
    }
  }

  /// One attempt, in the documented order of its fields.
  private func line(_ fields: inout SalvagedFields, _ database: Database, _ id: Int) -> JSONObject {
    let request = texts(database, "SELECT key, canonical FROM request NOT INDEXED WHERE id = ?", fields.row, 13)
    let canonical = request?[1].flatMap { try? JSONValue(parsing: $0) }
    if canonical == nil { fields.isDoubtful = true }
    return [
      "attempt": .integer(id), "key": .optional(request?[0]), "request": canonical ?? .optional(request?[1]),
      "run": .optional(texts(database, "SELECT name, NULL FROM run WHERE id = ?", fields.row, 14)?[0]),
      "batch": .optional(texts(database, "SELECT nonce, NULL FROM batch WHERE id = ?", fields.row, 15)?[0]),
      "sent_at": fields.text(at: 16), "received_at": fields.text(at: 17), "outcome": fields.text(at: 0),
      "stands": .bool(fields.row.integer(at: 18) == 1), "content": fields.text(at: 1), "reasoning": fields.text(at: 2),
      "stop_reason": fields.text(at: 3), "detail": fields.text(at: 4), "answering_model": fields.text(at: 5),
      "input_tokens": fields.integer(at: 6), "cached_input_tokens": fields.integer(at: 7),
      "output_tokens": fields.integer(at: 8), "reasoning_tokens": fields.integer(at: 9),
      "searches": fields.integer(at: 11),
      "worst_cost_picodollars": fields.integer(at: 19), "cost_picodollars": fields.integer(at: 20),
      "raw_reply_base64": fields.base64(at: 10),
    ]
  }

  /// Two texts of the row that another one refers to, as far as it can be read.
  private func texts(_ database: Database, _ sql: String, _ row: Row, _ index: Int) -> [String?]? {
    guard let id = row.integer(at: index),
      let rows = try? Row.fetchCursor(try database.cachedStatement(sql: sql), arguments: [id])
    else { return nil }
    return try? withExtendedLifetime(rows) {
      try rows.next().map { row in [try row.text(at: 0), try row.text(at: 1)] }
    }
  }
}
