/// One run of a stage against the ledger: a row of its own, which groups attempts.
package struct RunID: Hashable, Sendable {
  package let number: Int64
}

/// A run as it stands when a stage starts; one that was interrupted is continued.
package struct LedgerRun: Sendable {
  package let id: RunID
  /// What its attempts cost: the worst case where the outcome or the cost is not known.
  package let spent: Dollars
  /// How many of its attempts were or may have been paid for, with neither cost nor worst cost known.
  package let unpriced: Int
}
