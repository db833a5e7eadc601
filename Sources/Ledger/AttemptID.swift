/// One request that was sent, or was about to be: a row of the ledger.
package struct AttemptID: Hashable, Sendable {
  package let number: Int64
}
