import Artifacts
import Ledger

/// Anthropic's Messages protocol. A schema is asked for as the input of a tool that the model must use.
struct AnthropicModel: LanguageModel {
  let endpoint: HTTPEndpoint
  let model: String

  static let protocolVersion = "2023-06-01"

  func complete(_ request: ModelRequest) async throws(AttemptError) -> Completion {
    let reply = try await endpoint.post(body(request))
    do {
      return try Self.completion(reply)
    } catch {
      throw .transient(words: "the reply has not the form of Anthropic's Messages: \(error)", retryAfter: nil)
    }
  }

  func body(_ request: ModelRequest) -> JSONValue {
    var body: JSONObject = [
      "model": .string(model), "max_tokens": .integer(request.sampling.maximumOutputTokens),
      "messages": [["role": "user", "content": .string(request.prompt)]],
      "temperature": .double(request.sampling.temperature),
    ]
    // Newer models refuse a request that sets both temperature and top-p; 1 is what they take without it.
    if request.sampling.topP != 1 { body["top_p"] = .double(request.sampling.topP) }
    if let system = request.system { body["system"] = .string(system) }
    if let schema = request.schema {
      body["tools"] = [
        [
          "name": .string(schema.name), "description": "Takes the answer.", "input_schema": schema.schema,
        ]
      ]
      body["tool_choice"] = ["type": "tool", "name": .string(schema.name)]
    }
    return .object(body)
  }

  static func completion(_ reply: JSONObject) throws(RecordError) -> Completion {
    var content = ""
    var reasoning = ""
    for block in try reply.array("content").compactMap(\.asObject) {
      switch try block.string("type") {
      case "text": content += try block.string("text")
      case "tool_use": content = block["input"]?.text ?? ""
      case "thinking": reasoning += try block.string("thinking")
      default: continue
      }
    }
    let usage = try reply.optionalObject("usage")
    let outcome: Outcome
    let detail: String?
    switch try reply.optionalString("stop_reason") {
    case "max_tokens": (outcome, detail) = (.cut, "the answer was cut at the token limit")
    case "refusal": (outcome, detail) = (.refused, "the provider stopped the answer as a refusal")
    default: (outcome, detail) = (.answered, nil)
    }
    return Completion(
      outcome: outcome, content: content, reasoning: reasoning.isEmpty ? nil : reasoning, detail: detail,
      answeringModel: try reply.optionalString("model"), inputTokens: try usage?.optionalInteger("input_tokens"),
      outputTokens: try usage?.optionalInteger("output_tokens"))
  }
}
