/// A value in the ledger that no valbench can have written.
struct StoredValueError: Error, CustomStringConvertible {
  let description: String
}
