package import Artifacts

/// Why the ledger could not be used.
package enum LedgerError: CommandError, Equatable {
  case cannotOpen(path: String, reason: String)
  case newer(path: String)
  case notALedger(path: String)
  case failed(path: String, reason: String)

  package var description: String {
    switch self {
    case .cannotOpen(let path, let reason):
      "\(path): the ledger cannot be opened: \(reason). Choose another with --ledger."
    case .newer(let path):
      "\(path): this ledger was written by a newer valbench. Use that version, or another --ledger."
    case .notALedger(let path):
      "\(path): is no ledger. Choose another with --ledger; this file stays as it is."
    case .failed(let path, let reason):
      "\(path): the ledger failed: \(reason). Answers stored before are safe; mend this and run the command again."
    }
  }

  package var exitStatus: ExitStatus {
    switch self {
    case .notALedger: .badData
    case .cannotOpen, .newer, .failed: .cannotWrite
    }
  }
}
