import Artifacts
import Ledger

/// Anthropic's Messages protocol.
struct AnthropicFormat: WireFormat {
  let model: String

  let adjustments: [Adjustment] = [
    .withoutTopP, .withoutTemperature, .schemaAsTool, .schemaInPrompt,
  ]

  let path = "/v1/messages"
  let headers = [(name: "anthropic-version", value: "2023-06-01")]

  /// The most searches that one answer may make.
  private static let maximumSearches = 5

  func unsupported(_ sampling: Sampling) -> String? {
    if sampling.thinking.seed != nil { return "seed" }
    if case .effort = sampling.thinking.reasoning { return "reasoning effort: give a number of tokens, such as 8192" }
    return nil
  }

  func body(_ request: ModelRequest, _ adjusted: Set<Adjustment>) -> JSONObject {
    let (system, turns) = request.conversation(adjusted)
    let sampling = request.sampling
    var body: JSONObject = [
      "model": .string(model), "max_tokens": .integer(sampling.maximumReplyTokens),
      "messages": .array(turns.map { ["role": .string($0.role.rawValue), "content": .string($0.text)] }),
    ]
    if let system { body["system"] = .string(system) }
    if case .tokens(let budget)? = sampling.thinking.reasoning {
      // A model that thinks takes no temperature and no top-p.
      body["thinking"] = ["type": "enabled", "budget_tokens": .integer(budget)]
    } else {
      if !adjusted.contains(.withoutTemperature) { body["temperature"] = .double(sampling.temperature) }
      // 1 is what the models take without it, and newer ones refuse to be given both.
      if sampling.topP != 1, !adjusted.contains(.withoutTopP) { body["top_p"] = .double(sampling.topP) }
    }
    var tools: [JSONValue] = []
    if let schema = request.enforcedSchema(adjusted) {
      if adjusted.contains(.schemaAsTool) {
        tools.append(["name": .string(schema.name), "description": "Takes the answer.", "input_schema": schema.schema])
        // A model that thinks cannot be made to use a tool.
        body["tool_choice"] =
          body["thinking"] == nil ? ["type": "tool", "name": .string(schema.name)] : ["type": "auto"]
      } else {
        body["output_config"] = ["format": ["type": "json_schema", "schema": schema.schema]]
      }
    }
    if sampling.thinking.searchesWeb {
      tools.append([
        "type": "web_search_20250305", "name": "web_search", "max_uses": .integer(Self.maximumSearches),
      ])
    }
    if !tools.isEmpty { body["tools"] = .array(tools) }
    return body
  }

  func completion(_ reply: JSONObject) throws(RecordError) -> Completion {
    var content = ""
    var toolInput: String?
    var reasoning = ""
    for block in try reply.array("content").compactMap(\.asObject) {
      switch try block.string("type") {
      case "text": content += try block.string("text")
      case "tool_use": toolInput = block["input"]?.text
      case "thinking": reasoning += try block.string("thinking")
      default: continue
      }
    }
    let stopReason = try reply.optionalString("stop_reason")
    let (outcome, detail): (Outcome, String?) =
      switch stopReason {
      case "max_tokens", "model_context_window_exceeded": (.cut, cutDetail)
      case "refusal": (.refused, refusedDetail)
      case "pause_turn": (.cut, "the provider paused the answer in the middle of a search")
      default: (.answered, nil)
      }
    let usage = reply["usage"]?.asObject
    let cached = usage?.tokens("cache_read_input_tokens")
    let written = usage?.tokens("cache_creation_input_tokens")
    let uncached = usage?.tokens("input_tokens")
    return Completion(
      outcome: outcome, content: toolInput ?? content, reasoning: reasoning.isEmpty ? nil : reasoning,
      stopReason: stopReason, detail: detail, answeringModel: try reply.optionalString("model"),
      usage: Usage(
        inputTokens: uncached.map { $0 + (cached ?? 0) + (written ?? 0) }, cachedInputTokens: cached,
        outputTokens: usage?.tokens("output_tokens"),
        searches: usage?["server_tool_use"]?.asObject?.tokens("web_search_requests")))
  }
}
