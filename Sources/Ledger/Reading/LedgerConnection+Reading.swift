import Foundation
import GRDB

extension LedgerConnection {
  /// A connection that only reads, of a ledger that may be of an earlier version.
  static func current(path: String) throws -> DatabaseQueue {
    let queue = try reader(path: path)
    let isCurrent = try queue.read { database in
      try refuseStrangers(database, path)
      return try LedgerSchema.migrator.hasCompletedMigrations(database)
    }
    let current = isCurrent ? queue : try upToDateCopy(of: queue)
    try current.read(checkSchema)
    return current
  }

  /// A ledger of an earlier version cannot be changed here: its copy is, which has no name.
  private static func upToDateCopy(of old: DatabaseQueue) throws -> DatabaseQueue {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("valbench-\(UUID().uuidString)").path
    Foundation.close(open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600))
    defer { unlink(path) }
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      try database.execute(
        sql: "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE")
    }
    let copy = try DatabaseQueue(path: path, configuration: configuration)
    try old.backup(to: copy)
    try old.close()
    // The ledger's own way of journaling came with it, and would leave a log behind.
    try copy.writeWithoutTransaction { database in try setJournal(database, "memory") }
    try LedgerSchema.migrator.migrate(copy)
    return copy
  }

  /// A connection that only reads, and does so although the schema or the file's length is not as it should be.
  static func damaged(path: String) throws -> DatabaseQueue {
    try reader(path: path) { database in try database.execute(sql: "PRAGMA writable_schema = ON") }
  }

  /// A connection that only reads.
  static func reader(
    path: String, prepare: @escaping @Sendable (Database) throws -> Void = { _ in }
  ) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(30)
    configuration.prepareDatabase { database in
      try prepare(database)
      try database.execute(sql: "PRAGMA cell_size_check = ON; PRAGMA cache_size = -65536")
    }
    do {
      return try DatabaseQueue(path: path, configuration: configuration)
    } catch let error as DatabaseError
      where [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode) && !hasLog(path)
    {
      // In a folder where nobody may write, SQLite cannot make the files it shares with a writer; there is none.
      return try DatabaseQueue(
        path: URL(fileURLWithPath: path).absoluteString + "?immutable=1", configuration: configuration)
    }
  }

  private static func hasLog(_ path: String) -> Bool {
    var status = stat()
    return stat(path + "-wal", &status) == 0 && status.st_size > 0
  }
}
