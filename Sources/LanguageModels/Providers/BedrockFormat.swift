import Artifacts
import Ledger

/// Amazon Bedrock's Converse protocol, which is the same for the models of all vendors.
struct BedrockFormat: WireFormat {
  let model: String

  let adjustments: [Adjustment] = [
    .withoutTopP, .withoutTemperature, .systemInPrompt, .schemaAsTool, .schemaInPrompt,
  ]

  var path: String { "/model/\(model.percentEncoded())/converse" }

  func unsupported(_ sampling: Sampling) -> String? {
    if sampling.thinking.seed != nil { return "seed" }
    if sampling.thinking.searchesWeb { return "web search" }
    if case .effort = sampling.thinking.reasoning { return "reasoning effort: give a number of tokens, such as 8192" }
    return nil
  }

  func body(_ request: ModelRequest, _ adjusted: Set<Adjustment>) -> JSONObject {
    let (system, turns) = request.conversation(adjusted)
    let sampling = request.sampling
    var inference: JSONObject = ["maxTokens": .integer(sampling.maximumReplyTokens)]
    var body: JSONObject = [
      "messages": .array(
        turns.map { ["role": .string($0.role.rawValue), "content": [["text": .string($0.text)]]] })
    ]
    if let system { body["system"] = [["text": .string(system)]] }
    var isThinking = false
    if case .tokens(let budget)? = sampling.thinking.reasoning {
      isThinking = true
      body["additionalModelRequestFields"] = [
        "thinking": ["type": "enabled", "budget_tokens": .integer(budget)]
      ]
    } else {
      if !adjusted.contains(.withoutTemperature) { inference["temperature"] = .double(sampling.temperature) }
      if sampling.topP != 1, !adjusted.contains(.withoutTopP) { inference["topP"] = .double(sampling.topP) }
    }
    body["inferenceConfig"] = .object(inference)
    if let schema = request.enforcedSchema(adjusted) {
      if adjusted.contains(.schemaAsTool) {
        body["toolConfig"] = [
          "tools": [
            [
              "toolSpec": [
                "name": .string(schema.name), "description": "Takes the answer.",
                "inputSchema": ["json": schema.schema],
              ]
            ]
          ],
          "toolChoice": isThinking ? ["auto": [:]] : ["tool": ["name": .string(schema.name)]],
        ]
      } else {
        body["outputConfig"] = [
          "textFormat": [
            "type": "json_schema",
            "structure": ["jsonSchema": ["name": .string(schema.name), "schema": .string(schema.schema.text)]],
          ]
        ]
      }
    }
    return body
  }

  func completion(_ reply: JSONObject) throws(RecordError) -> Completion {
    let message = try reply.object("output").object("message")
    var content = ""
    var toolInput: String?
    var reasoning = ""
    for block in try message.array("content").compactMap(\.asObject) {
      if let text = try block.optionalString("text") { content += text }
      if let input = try block.optionalObject("toolUse")?["input"] { toolInput = input.text }
      if let text = try block.optionalObject("reasoningContent")?.optionalObject("reasoningText")?.optionalString(
        "text")
      {
        reasoning += text
      }
    }
    let stopReason = try reply.optionalString("stopReason")
    let (outcome, detail): (Outcome, String?) =
      switch stopReason {
      case "max_tokens", "model_context_window_exceeded": (.cut, cutDetail)
      case "guardrail_intervened", "content_filtered": (.filtered, filteredDetail)
      case "refusal": (.refused, refusedDetail)
      default: (.answered, nil)
      }
    let usage = reply["usage"]?.asObject
    let cached = usage?.tokens("cacheReadInputTokens")
    let written = usage?.tokens("cacheWriteInputTokens")
    let uncached = usage?.tokens("inputTokens")
    return Completion(
      outcome: outcome, content: toolInput ?? content, reasoning: reasoning.isEmpty ? nil : reasoning,
      stopReason: stopReason, detail: detail,
      usage: Usage(
        inputTokens: uncached.map { $0 + (cached ?? 0) + (written ?? 0) }, cachedInputTokens: cached,
        outputTokens: usage?.tokens("outputTokens")))
  }
}
