package import Artifacts
import GRDB

/// Why the ledger could not be used.
package enum LedgerError: CommandError, Equatable {
  case cannotOpen(path: String, reason: String)
  /// - Parameter holder: such as `process 123 on host n1`.
  case inUse(path: String, holder: String)
  case newer(path: String)
  case notALedger(path: String)
  case damaged(path: String, reason: String)
  case failed(path: String, reason: String)

  package var description: String {
    switch self {
    case .cannotOpen(let path, let reason):
      "\(path): the ledger cannot be opened: \(reason). Choose another with --ledger."
    case .inUse(let path, let holder):
      "\(path): this ledger is in use by \(holder). Wait until it ends, or choose another with --ledger."
    case .newer(let path):
      "\(path): this ledger was written by a newer valbench. Use that version, or another --ledger. "
        + Self.remedy(path)
    case .notALedger(let path):
      "\(path): is no ledger. Choose another with --ledger; this file stays as it is."
    case .damaged(let path, let reason):
      "\(path): the ledger is damaged: \(reason). Put a copy of it from before in its place, or choose another with "
        + "--ledger. " + Self.remedy(path)
    case .failed(let path, let reason):
      "\(path): the ledger failed: \(reason). Answers stored before are safe; mend this and run the command again."
    }
  }

  private static func remedy(_ path: String) -> String {
    "What can still be read is saved by: valbench ledger export --ledger \(path) -o saved.jsonl"
  }

  package var exitStatus: ExitStatus {
    switch self {
    case .notALedger, .damaged: .badData
    case .inUse: .unfinished
    case .cannotOpen, .newer, .failed: .cannotWrite
    }
  }
}

extension LedgerError {
  /// What an error that was met while reading or writing means for the person.
  init(_ error: any Error, path: String) {
    switch error {
    case let error as LedgerError:
      self = error
    case let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT:
      self = .damaged(path: path, reason: error.message ?? "a page cannot be read")
    case let error as DatabaseError where error.resultCode == .SQLITE_NOTADB:
      self = .notALedger(path: path)
    case let error as DatabaseError where error.resultCode == .SQLITE_FULL:
      self = .failed(path: path, reason: "the disk is full")
    case let error as DatabaseError:
      self = .failed(path: path, reason: error.message ?? "SQLite error \(error.resultCode.rawValue)")
    case let error as StoredValueError:
      self = .damaged(path: path, reason: error.description)
    default:
      self = .failed(path: path, reason: String(describing: error))
    }
  }
}
