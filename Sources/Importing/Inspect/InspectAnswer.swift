import Artifacts

/// A sample of a log of Inspect as the answer to a pair's question.
struct InspectAnswer {
  let pair: PairRecord
  let side: QuestionSide
  /// From 0.
  let sample: Int
  let response: ResponseRecord.Response

  init(_ object: JSONObject) throws(RecordError) {
    guard let metadata = object["metadata"]?.asObject, let record = metadata["pair"]?.asObject,
      let side = metadata["side"]?.asString.flatMap(QuestionSide.init(rawValue:))
    else { throw RecordError("its metadata do not tell which question of which pair it answers") }
    pair = try PairRecord(record)
    self.side = side
    let epoch = try object.integer("epoch")
    guard epoch >= 1 else { throw RecordError("the field \"epoch\" is not 1 or more") }
    sample = epoch - 1
    guard Self.question(object["input"]) == side.question(of: pair) else {
      throw RecordError("it asks another question than its pair has")
    }
    response = try Self.response(object)
  }

  /// The last message of the input, or all of it where it is one text.
  private static func question(_ input: JSONValue?) -> String? {
    if let text = input?.asString { return text }
    return input?.asArray?.last?.asObject.flatMap { text(of: $0) }
  }

  /// The outcome is named as the respond stage names it.
  private static func response(_ object: JSONObject) throws(RecordError) -> ResponseRecord.Response {
    func none(_ outcome: String) -> ResponseRecord.Response { ResponseRecord.Response(content: nil, outcome: outcome) }
    if let error = object["error"], error != .null { return none("failed") }
    if let limit = try object.optionalObject("limit") {
      return none(["token", "context"].contains(limit["type"]?.asString) ? "cut" : "failed")
    }
    guard let choice = try object.object("output").array("choices").first?.asObject,
      let message = choice["message"]?.asObject
    else { return none("failed") }
    switch choice["stop_reason"]?.asString {
    case "max_tokens", "model_length", "length": return none("cut")
    case "content_filter": return none("filtered")
    case "tool_calls": return none("invalid")
    default: break
    }
    guard let content = text(of: message) else { throw RecordError("its answer has no text") }
    let hasReasoning = message["content"]?.asArray?.contains { $0.asObject?["type"] == "reasoning" } ?? false
    return ResponseRecord.Response(answer: content, mayLackOpening: !hasReasoning)
  }

  /// A message's text, without reasoning and other content; `nil` if it has no content.
  private static func text(of message: JSONObject) -> String? {
    switch message["content"] {
    case .string(let text)?: text
    case .array(let parts)?:
      parts.compactMap(\.asObject).filter { $0["type"] == "text" }.compactMap { $0["text"]?.asString }
        .joined(separator: "\n")
    default: nil
    }
  }
}
