package import Artifacts

extension ResponseRecord.Response {
  /// An answer from elsewhere, as `valbench-evaluate respond` would have kept it: without reasoning that the model wrote
  /// into it, and none if there is no text.
  ///
  /// - Parameter mayLackOpening: as of `InlineReasoning`.
  package init(answer text: String, mayLackOpening: Bool = true) {
    let answer = InlineReasoning(in: text, mayLackOpening: mayLackOpening).answer
    let isEmpty = answer.allSatisfy(\.isWhitespace)
    self.init(content: isEmpty ? nil : answer, outcome: isEmpty ? "empty" : "answered")
  }

  /// The response of a row from elsewhere, likewise. What has another outcome than `answered` has no answer.
  var cleaned: Self {
    guard outcome == "answered", let content else { return Self(content: nil, outcome: outcome) }
    return Self(answer: content)
  }
}

extension StageSummary {
  /// Counts responses without an answer, by outcome.
  mutating func dropUnanswered(_ record: ResponseRecord) {
    for response in [record.forResponse, record.againstResponse] where response.content == nil {
      drop("question whose answer was \(response.outcome)")
    }
  }
}
