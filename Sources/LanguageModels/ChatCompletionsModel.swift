import Artifacts
import Ledger

/// OpenAI's Chat Completions protocol, which vLLM, SGLang, llama.cpp's server, Ollama and many others speak too.
struct ChatCompletionsModel: LanguageModel {
  let endpoint: HTTPEndpoint
  let model: String
  /// OpenAI's own models want `max_completion_tokens`; compatible servers know `max_tokens`.
  let tokenLimitField: String

  func complete(_ request: ModelRequest) async throws(AttemptError) -> Completion {
    let reply = try await endpoint.post(body(request))
    do {
      return try Self.completion(reply)
    } catch {
      throw .transient(words: "the reply has not the form of Chat Completions: \(error)", retryAfter: nil)
    }
  }

  func body(_ request: ModelRequest) -> JSONValue {
    var messages: [JSONValue] = []
    if let system = request.system { messages.append(["role": "system", "content": .string(system)]) }
    messages.append(["role": "user", "content": .string(request.prompt)])
    var body: JSONObject = [
      "model": .string(model), "messages": .array(messages), "temperature": .double(request.sampling.temperature),
      "top_p": .double(request.sampling.topP), tokenLimitField: .integer(request.sampling.maximumOutputTokens),
    ]
    if let schema = request.schema {
      body["response_format"] = [
        "type": "json_schema",
        "json_schema": ["name": .string(schema.name), "strict": true, "schema": schema.schema],
      ]
    }
    return .object(body)
  }

  static func completion(_ reply: JSONObject) throws(RecordError) -> Completion {
    guard let choice = try reply.array("choices").first?.asObject else { throw RecordError("there are no choices") }
    let message = try choice.object("message")
    let content = try message.optionalString("content") ?? ""
    var reasoning = try message.optionalString("reasoning_content")
    if reasoning == nil { reasoning = try message.optionalString("reasoning") }
    let refusal = try message.optionalString("refusal")
    let usage = try reply.optionalObject("usage")
    let outcome: Outcome
    let detail: String?
    switch (try choice.optionalString("finish_reason"), refusal) {
    case (_, let refusal?): (outcome, detail) = (.refused, refusal)
    case ("length", _): (outcome, detail) = (.cut, "the answer was cut at the token limit")
    case ("content_filter", _): (outcome, detail) = (.filtered, "the provider's filter withheld the answer")
    default: (outcome, detail) = (.answered, nil)
    }
    return Completion(
      outcome: outcome, content: content,
      reasoning: reasoning,
      detail: detail, answeringModel: try reply.optionalString("model"),
      inputTokens: try usage?.optionalInteger("prompt_tokens"),
      outputTokens: try usage?.optionalInteger("completion_tokens"))
  }
}
