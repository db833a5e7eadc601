/// What came of one request that was sent to a model.
package enum Outcome: String, Sendable, CaseIterable {
  /// A good answer. The only outcome that is ever served again.
  case answered
  /// The model declined through its interface (its words of refusal in an answer are an answer).
  case refused
  /// The answer had no text.
  case empty
  /// The answer ended at the token limit.
  case cut
  /// The provider's filter withheld the answer.
  case filtered
  /// The answer does not have the form that was asked for.
  case invalid
  /// No answer came.
  case failed
}

/// One model's reply to one request, or the lack of it, as the ledger keeps it.
package struct Completion: Sendable, Equatable {
  package let outcome: Outcome
  package let content: String
  /// The model's reasoning, where the provider tells it apart from the answer.
  package let reasoning: String?
  /// What was wrong, where the outcome is not ``Outcome/answered``.
  package let detail: String?
  /// The model that says it answered.
  package let answeringModel: String?
  package let inputTokens: Int?
  package let outputTokens: Int?

  package init(
    outcome: Outcome, content: String = "", reasoning: String? = nil, detail: String? = nil,
    answeringModel: String? = nil, inputTokens: Int? = nil, outputTokens: Int? = nil
  ) {
    self.outcome = outcome
    self.content = content
    self.reasoning = reasoning
    self.detail = detail
    self.answeringModel = answeringModel
    self.inputTokens = inputTokens
    self.outputTokens = outputTokens
  }
}
