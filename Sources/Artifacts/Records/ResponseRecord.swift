/// A candidate's two answers to a pair: a line of `responses.jsonl`.
package struct ResponseRecord: IdentifiedRecord, Equatable {
  /// What came of one question.
  package struct Response: Sendable, Equatable {
    /// The answer's text, or `nil` where there is none to be judged.
    package let content: String?
    /// `answered`, or why there is no answer.
    package let outcome: String

    package init(content: String?, outcome: String) {
      self.content = content
      self.outcome = outcome
    }

    init(_ object: JSONObject) throws(RecordError) {
      content = try object.optionalString("content")
      outcome = try object.optionalString("outcome") ?? (content == nil ? "missing" : "answered")
    }

    var json: JSONValue { ["content": .optional(content), "outcome": .string(outcome)] }
  }

  package let pair: PairRecord
  package let candidate: String
  /// Tells apart several answers of one candidate to one pair: 0, 1, …
  package let sample: Int
  package let forResponse: Response
  package let againstResponse: Response

  /// The pair's: all responses to a pair have one.
  package var id: String { pair.id }

  package init(
    pair: PairRecord, candidate: String, sample: Int = 0, forResponse: Response, againstResponse: Response
  ) {
    self.pair = pair
    self.candidate = candidate
    self.sample = sample
    self.forResponse = forResponse
    self.againstResponse = againstResponse
  }

  package init(_ object: JSONObject) throws(RecordError) {
    candidate = try object.optionalString("candidate") ?? ""
    sample = try object.optionalInteger("sample") ?? 0
    forResponse = try Response(try object.object("for_response"))
    againstResponse = try Response(try object.object("against_response"))
    let own = ["candidate", "sample", "for_response", "against_response"]
    pair = try PairRecord(JSONObject(object.members.filter { !own.contains($0.key) }))
  }

  package var json: JSONObject {
    var object = pair.json
    object["candidate"] = .string(candidate)
    object["sample"] = .integer(sample)
    object["for_response"] = forResponse.json
    object["against_response"] = againstResponse.json
    return object
  }
}
