import GRDB

/// Opens the connections to a ledger's file.
enum LedgerConnection {
  /// The connection that writes: brings an older ledger up to date, and settles what was in flight when an earlier
  /// process died.
  ///
  /// On a network file system the write-ahead log, which needs memory that all users of the file share, gives way to the
  /// rollback journal.
  static func writer(path: String, shownAs shownPath: String, isOnNetwork: Bool) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { database in
      // A log that was left there is read without shared memory only by one who has the file to himself from the start.
      if isOnNetwork { try database.execute(sql: "PRAGMA locking_mode = EXCLUSIVE") }
      // The index of half a million keys fits into 64 MiB.
      try database.execute(sql: "PRAGMA cell_size_check = ON; PRAGMA cache_size = -65536")
    }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.read { database in try refuseStrangers(database, shownPath) }
    try queue.writeWithoutTransaction { database in
      try setJournal(database, isOnNetwork ? "delete" : "wal")
      try database.execute(
        sql: isOnNetwork
          ? "PRAGMA synchronous = EXTRA; PRAGMA locking_mode = NORMAL"
          : "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 8000")
    }
    try LedgerSchema.migrator.migrate(queue)
    try queue.write { database in
      try checkSchema(database)
      try database.execute(sql: settlement)
      // From now on others only read, and a paid answer may wait long for one of them.
      try database.execute(sql: "PRAGMA busy_timeout = 600000")
    }
    return queue
  }

  /// Refuses what a newer version or another program wrote.
  static func refuseStrangers(_ database: Database, _ path: String) throws {
    if try LedgerSchema.migrator.hasBeenSuperseded(database) { throw LedgerError.newer(path: path) }
    let tables = try LedgerSchema.statements(database)
    if !tables.isEmpty, tables["table grdb_migrations"] == nil { throw LedgerError.notALedger(path: path) }
  }

  static func setJournal(_ database: Database, _ mode: String) throws {
    let set = try String.fetchOne(database, sql: "PRAGMA journal_mode = \(mode)")
    guard set == mode else {
      throw DatabaseError(resultCode: .SQLITE_CANTOPEN, message: "its journal cannot be set to \(mode)")
    }
  }

  /// Finds a damaged schema at once: SQLite would take what it can still read for the truth.
  static func checkSchema(_ database: Database) throws {
    let statements = try LedgerSchema.statements(database)
    for (object, statement) in try LedgerSchema.expected() where statements[object] != statement {
      throw StoredValueError(description: "its \(object) is not as valbench made it")
    }
  }

  /// Settles what was in flight.
  static let settlement = """
    UPDATE attempt INDEXED BY attempt_open
      SET outcome = 'unknown', received_at = \(LedgerSchema.now),
        detail = 'valbench ended before it was known what came of this request'
      WHERE outcome IS NULL AND (batch_id IS NULL OR batch_id NOT IN (SELECT id FROM batch WHERE closed_at IS NULL))
    """
}
