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
  /// No answer came, and none was paid for.
  case failed
  /// The request was sent, but what became of it is not known: it may have been paid for.
  case unknown
}

/// One model's reply to one request, or the lack of it, as the ledger keeps it.
package struct Completion: Sendable, Equatable {
  package var outcome: Outcome
  package var content: String
  /// The model's reasoning, where the provider or the model tells it apart from the answer.
  package var reasoning: String?
  /// Why the model stopped, in the provider's own word.
  package var stopReason: String?
  /// What was wrong, where the outcome is not ``Outcome/answered``.
  package var detail: String?
  /// The model that says it answered.
  package var answeringModel: String?
  package var usage: Usage
  /// The reply's bytes as they came, where no completion could be read from them.
  package var rawReply: [UInt8]?

  package init(
    outcome: Outcome, content: String = "", reasoning: String? = nil, stopReason: String? = nil,
    detail: String? = nil, answeringModel: String? = nil, usage: Usage = Usage(), rawReply: [UInt8]? = nil
  ) {
    self.outcome = outcome
    self.content = content
    self.reasoning = reasoning
    self.stopReason = stopReason
    self.detail = detail
    self.answeringModel = answeringModel
    self.usage = usage
    self.rawReply = rawReply
  }
}
