import Artifacts
import Ledger

/// OpenAI's Chat Completions protocol, which vLLM, SGLang, llama.cpp's server, Ollama, OpenRouter, Gemini's compatible
/// address and many others speak.
struct ChatCompletionsFormat: WireFormat {
  let model: String

  let adjustments: [Adjustment] = [
    .completionTokenLimit, .withoutTemperature, .withoutTopP, .withoutSeed, .systemInPrompt, .schemaInPrompt,
  ]

  let path = "/chat/completions"

  func unsupported(_ sampling: Sampling) -> String? {
    if sampling.thinking.searchesWeb { return "web search" }
    if case .tokens = sampling.thinking.reasoning { return "number of reasoning tokens: give an effort, such as low" }
    return nil
  }

  func body(_ request: ModelRequest, _ adjusted: Set<Adjustment>) -> JSONObject {
    let (system, turns) = request.conversation(adjusted)
    var messages: [JSONValue] = []
    if let system { messages.append(["role": "system", "content": .string(system)]) }
    messages += turns.map { ["role": .string($0.role.rawValue), "content": .string($0.text)] }
    var body: JSONObject = ["model": .string(model), "messages": .array(messages)]
    let sampling = request.sampling
    if !adjusted.contains(.withoutTemperature) { body["temperature"] = .double(sampling.temperature) }
    if !adjusted.contains(.withoutTopP) { body["top_p"] = .double(sampling.topP) }
    let limit = adjusted.contains(.completionTokenLimit) ? "max_completion_tokens" : "max_tokens"
    body[limit] = .integer(sampling.maximumOutputTokens)
    if let seed = sampling.thinking.seed, !adjusted.contains(.withoutSeed) { body["seed"] = .integer(seed) }
    if case .effort(let effort)? = sampling.thinking.reasoning { body["reasoning_effort"] = .string(effort) }
    if let schema = request.enforcedSchema(adjusted) {
      body["response_format"] = [
        "type": "json_schema",
        "json_schema": ["name": .string(schema.name), "strict": true, "schema": schema.schema],
      ]
    }
    return body
  }

  func completion(_ reply: JSONObject) throws(RecordError) -> Completion {
    guard let choice = try reply.array("choices").first?.asObject else { throw RecordError("there are no choices") }
    let message = try choice.object("message")
    var reasoning = try message.optionalString("reasoning_content")
    if reasoning == nil { reasoning = try message.optionalString("reasoning") }
    let refusal = try message.optionalString("refusal")
    let stopReason = try choice.optionalString("finish_reason")
    let (outcome, detail): (Outcome, String?) =
      switch (stopReason, refusal) {
      case (_, let refusal?) where !refusal.isEmpty: (.refused, refusal)
      case ("length", _): (.cut, cutDetail)
      case ("content_filter", _): (.filtered, filteredDetail)
      default: (.answered, nil)
      }
    let usage = reply["usage"]?.asObject
    return Completion(
      outcome: outcome, content: try Self.text(message["content"]), reasoning: reasoning,
      stopReason: stopReason, detail: detail, answeringModel: try reply.optionalString("model"),
      usage: Usage(
        inputTokens: usage?.tokens("prompt_tokens"),
        cachedInputTokens: usage?["prompt_tokens_details"]?.asObject?.tokens("cached_tokens"),
        outputTokens: usage?.tokens("completion_tokens"),
        reasoningTokens: usage?["completion_tokens_details"]?.asObject?.tokens("reasoning_tokens")))
  }
}

extension ChatCompletionsFormat {
  /// The content: text, or parts of which some are text.
  private static func text(_ content: JSONValue?) throws(RecordError) -> String {
    switch content {
    case nil, .null?: ""
    case .string(let text)?: text
    case .array(let parts)?: parts.compactMap { $0.asObject?["text"]?.asString }.joined()
    default: throw RecordError("the field \"content\" is neither text nor a list of parts")
    }
  }
}

let cutDetail = "the answer was cut at the token limit"
let filteredDetail = "the provider's filter withheld the answer"
let refusedDetail = "the provider stopped the answer as a refusal"
