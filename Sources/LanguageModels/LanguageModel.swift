import Ledger

/// A way to ask one model. Retries, pace, money and the ledger are the gateway's.
protocol LanguageModel: Sendable {
  /// Asks once.
  ///
  /// - Parameter adjusted: what the model was found to want.
  func attempt(_ request: ModelRequest, _ adjusted: Set<Adjustment>) async -> Attempt
}
