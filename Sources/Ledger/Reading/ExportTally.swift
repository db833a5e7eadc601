/// What became of a ledger's attempts when they were exported.
package struct ExportTally: Sendable, Equatable {
  /// Attempts that were written, the ones in ``doubtful`` included.
  package var saved = 0
  /// Attempts that lay on damaged pages; `nil` if not even their number can be read.
  package var lost: Int? = 0
  /// Attempts that were written, but whose request cannot be read, or a text of which is no UTF-8.
  package var doubtful = 0

  package var isWhole: Bool { lost == 0 && doubtful == 0 }
}
