import Ledger

/// A way to ask one model. Those who conform turn a request into their protocol and the reply into a completion; retries,
/// pace and the ledger are the gateway's.
protocol LanguageModel: Sendable {
  /// - Returns: what the model said, with the outcome that its protocol tells. Whether an answer has the form that was
  ///   asked for is checked by the gateway.
  func complete(_ request: ModelRequest) async throws(AttemptError) -> Completion
}

/// The model that is always there: deterministic, free, and without understanding. It applies the rule that comes with
/// each request, so that every stage can run on a fresh machine and in tests.
struct OfflineModel: LanguageModel {
  /// Counts up when a rule changes what it answers, so that the ledger serves no answer of an older rule.
  static let rulesVersion = 1

  func complete(_ request: ModelRequest) async throws(AttemptError) -> Completion {
    Completion(outcome: .answered, content: request.offlineAnswer(), answeringModel: "offline")
  }
}
