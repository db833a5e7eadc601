package import Foundation

/// Many requests that one remote job will answer: a row of the ledger.
package struct BatchID: Hashable, Sendable {
  package let number: Int64
}

/// The intent of a remote job, and the job's name once it is known.
package struct LedgerBatch: Sendable, Equatable {
  package let id: BatchID
  /// Sixteen random hexadecimal digits, by which a remote job can be recognised whose name was never received.
  package let nonce: String
  package let model: String
  /// The provider's name of the job; `nil` until it was told.
  package let remoteID: String?
  /// In whole seconds.
  package let preparedAt: Date
  package let requestCount: Int
}
