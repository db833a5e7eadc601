import Artifacts
import Ledger

/// OpenAI's Responses protocol.
struct OpenAIResponsesFormat: WireFormat {
  let model: String

  let adjustments: [Adjustment] = [.withoutTemperature, .withoutTopP, .schemaInPrompt]

  let path = "/responses"

  func unsupported(_ sampling: Sampling) -> String? {
    if sampling.thinking.seed != nil { return "seed" }
    if case .tokens = sampling.thinking.reasoning { return "number of reasoning tokens: give an effort, such as low" }
    return nil
  }

  func body(_ request: ModelRequest, _ adjusted: Set<Adjustment>) -> JSONObject {
    let (system, turns) = request.conversation(adjusted)
    let sampling = request.sampling
    // Nothing is to be kept at the provider that a later request could draw on.
    let input: JSONValue =
      turns.count == 1
      ? .string(turns[0].text)
      : .array(turns.map { ["role": .string($0.role.rawValue), "content": .string($0.text)] })
    var body: JSONObject = ["model": .string(model), "input": input, "store": false]
    if let system { body["instructions"] = .string(system) }
    if !adjusted.contains(.withoutTemperature) { body["temperature"] = .double(sampling.temperature) }
    if !adjusted.contains(.withoutTopP) { body["top_p"] = .double(sampling.topP) }
    body["max_output_tokens"] = .integer(sampling.maximumOutputTokens)
    if case .effort(let effort)? = sampling.thinking.reasoning {
      body["reasoning"] = ["effort": .string(effort), "summary": "auto"]
    }
    if sampling.thinking.searchesWeb { body["tools"] = [["type": "web_search"]] }
    if let schema = request.enforcedSchema(adjusted) {
      body["text"] = [
        "format": [
          "type": "json_schema", "name": .string(schema.name), "strict": true, "schema": schema.schema,
        ]
      ]
    }
    return body
  }

  func completion(_ reply: JSONObject) throws(RecordError) -> Completion {
    var content = ""
    var reasoning: [String] = []
    var refusal: String?
    var searches = 0
    for item in try reply.array("output").compactMap(\.asObject) {
      switch try item.string("type") {
      case "message":
        for part in try item.array("content").compactMap(\.asObject) {
          switch try part.string("type") {
          case "output_text": content += try part.string("text")
          case "refusal": refusal = try part.string("refusal")
          default: continue
          }
        }
      case "reasoning":
        for part in item["summary"]?.asArray ?? [] {
          if let text = part.asObject?["text"]?.asString { reasoning.append(text) }
        }
      case "web_search_call": searches += 1
      default: continue
      }
    }
    let status = try reply.optionalString("status")
    let reason = try reply.optionalObject("incomplete_details")?.optionalString("reason")
    let (outcome, detail): (Outcome, String?) =
      switch (status, reason, refusal) {
      case (_, _, let refusal?): (.refused, refusal)
      case ("incomplete", "content_filter", _): (.filtered, filteredDetail)
      case ("incomplete", _, _): (.cut, cutDetail)
      case ("failed", _, _), ("cancelled", _, _):
        (.invalid, try reply.optionalObject("error")?.optionalString("message") ?? "the provider says that it failed")
      default: (.answered, nil)
      }
    let usage = reply["usage"]?.asObject
    return Completion(
      outcome: outcome, content: content, reasoning: reasoning.isEmpty ? nil : reasoning.joined(separator: "\n\n"),
      stopReason: reason ?? status, detail: detail, answeringModel: try reply.optionalString("model"),
      usage: Usage(
        inputTokens: usage?.tokens("input_tokens"),
        cachedInputTokens: usage?["input_tokens_details"]?.asObject?.tokens("cached_tokens"),
        outputTokens: usage?.tokens("output_tokens"),
        reasoningTokens: usage?["output_tokens_details"]?.asObject?.tokens("reasoning_tokens"),
        searches: searches))
  }
}
