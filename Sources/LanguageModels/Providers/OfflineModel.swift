import Artifacts
import Ledger

/// The model that is always there: deterministic, free, and without understanding. It applies the rule that comes with
/// each request, so that every stage can run on a fresh machine and in tests.
struct OfflineModel: LanguageModel {
  /// Counts up when a rule changes what it answers, so that the ledger serves no answer of an older rule.
  static let rulesVersion = 2

  func attempt(_ request: ModelRequest, _ adjusted: Set<Adjustment>) async -> Attempt {
    .replied(
      Completion(
        outcome: .answered, content: request.offlineAnswer(), answeringModel: offlineModelName,
        usage: Usage(inputTokens: 0, outputTokens: 0)), .none)
  }
}
