package import Ledger

/// Whether the ledgers can be used.
package enum LedgerFindings {
  package static func findings(_ state: LedgerState) -> [Finding] {
    let ledger = "\(state.path), the ledger"
    let use =
      switch state.use {
      case .absent: Finding(.ok, "\(ledger): will be made by the first run")
      case .free: Finding(.ok, "\(ledger): can be used")
      case .taken(let holder):
        Finding(.wrong, "\(ledger): is in use by \(holder). Wait until it ends, or choose another ledger.")
      case .unusable(let error): Finding(error)
      }
    guard state.isOnNetwork else { return [use] }
    return [
      use,
      Finding(
        .note,
        "\(ledger): is on a network file system, where it is slower and its locks are only as good as that system's"),
    ]
  }
}
