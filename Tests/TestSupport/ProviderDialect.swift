package import Artifacts

/// How one provider's server speaks, so that one suite of tests serves for all.
package enum ProviderDialect: String, CaseIterable, Sendable {
  case openAI, chatCompletions, google, anthropic, bedrockKey, bedrockSigned

  /// How an answer ends.
  package enum Ending: CaseIterable, Sendable {
    case whole, cut, refused, filtered
  }

  /// What a request asks for, whatever the protocol.
  package struct Question: Equatable {
    package let model: String?
    package let system: String?
    package let prompt: String?
    package let temperature: Double?
    package let maximumOutputTokens: Int?
    package let schema: JSONValue?

    package init(
      model: String?, system: String?, prompt: String?, temperature: Double?, maximumOutputTokens: Int?,
      schema: JSONValue?
    ) {
      self.model = model
      self.system = system
      self.prompt = prompt
      self.temperature = temperature
      self.maximumOutputTokens = maximumOutputTokens
      self.schema = schema
    }
  }

  package static let keys = [
    "OPENAI_API_KEY": "canary-openai-0123456789", "ANTHROPIC_API_KEY": "canary-anthropic-0123456789",
    "GEMINI_API_KEY": "canary-google-0123456789", "VALBENCH_API_KEY": "canary-other-0123456789",
  ]

  package func modelName(at address: String) -> String {
    switch self {
    case .openAI: "openai:test-model"
    case .chatCompletions: address + "/v1#test-model"
    case .google: "google:test-model"
    case .anthropic: "anthropic:test-model"
    case .bedrockKey, .bedrockSigned: "bedrock:vendor.test-model-v1:0"
    }
  }

  /// The environment in which the provider's server is at an address.
  package func environment(at address: String) -> [String: String] {
    var environment = Self.keys
    environment["OPENAI_BASE_URL"] = address + "/v1"
    environment["ANTHROPIC_BASE_URL"] = address
    environment["GEMINI_BASE_URL"] = address + "/openai"
    environment["AWS_ENDPOINT_URL_BEDROCK_RUNTIME"] = address
    environment["AWS_REGION"] = "us-east-1"
    if self == .bedrockSigned {
      environment["AWS_ACCESS_KEY_ID"] = "AKIDEXAMPLE"
      environment["AWS_SECRET_ACCESS_KEY"] = "canary-aws-secret-0123456789"
      environment["AWS_SESSION_TOKEN"] = "canary-aws-token-0123456789"
    } else {
      environment["AWS_BEARER_TOKEN_BEDROCK"] = "canary-bedrock-0123456789"
    }
    return environment
  }

  /// As the server tells it, percent-encoding undone.
  package var path: String {
    switch self {
    case .openAI: "/v1/responses"
    case .chatCompletions: "/v1/chat/completions"
    case .google: "/openai/chat/completions"
    case .anthropic: "/v1/messages"
    case .bedrockKey, .bedrockSigned: "/model/vendor.test-model-v1:0/converse"
    }
  }

  /// The header field that carries the key, and what it begins with.
  package var authorization: (name: String, value: String) {
    switch self {
    case .openAI: ("authorization", "Bearer canary-openai")
    case .chatCompletions: ("authorization", "Bearer canary-other")
    case .google: ("authorization", "Bearer canary-google")
    case .anthropic: ("x-api-key", "canary-anthropic")
    case .bedrockKey: ("authorization", "Bearer canary-bedrock")
    case .bedrockSigned: ("authorization", "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/")
    }
  }

  /// Whether the protocol can tell that an answer ended so.
  package func knows(_ ending: Ending) -> Bool { !(self == .anthropic && ending == .filtered) }

  // MARK: - Reading requests

  package func question(_ call: ModelServer.Call) -> Question {
    let body = call.body
    func texts(_ value: JSONValue?) -> String? {
      value?.asString ?? value?.asArray?.compactMap { $0.asObject?["text"]?.asString }.joined()
    }
    func message(_ role: String) -> String? {
      (body["messages"]?.asArray ?? []).compactMap(\.asObject).first { $0["role"]?.asString == role }
        .flatMap { texts($0["content"]) }
    }
    switch self {
    case .openAI:
      return Question(
        model: body["model"]?.asString, system: body["instructions"]?.asString, prompt: body["input"]?.asString,
        temperature: body["temperature"]?.asNumber, maximumOutputTokens: body["max_output_tokens"]?.asInteger,
        schema: body["text"]?.asObject?["format"]?.asObject?["schema"])
    case .chatCompletions, .google:
      return Question(
        model: body["model"]?.asString, system: message("system"), prompt: message("user"),
        temperature: body["temperature"]?.asNumber,
        maximumOutputTokens: (body["max_tokens"] ?? body["max_completion_tokens"])?.asInteger,
        schema: body["response_format"]?.asObject?["json_schema"]?.asObject?["schema"])
    case .anthropic:
      return Question(
        model: body["model"]?.asString, system: body["system"]?.asString, prompt: message("user"),
        temperature: body["temperature"]?.asNumber, maximumOutputTokens: body["max_tokens"]?.asInteger,
        schema: body["output_config"]?.asObject?["format"]?.asObject?["schema"]
          ?? body["tools"]?.asArray?.first?.asObject?["input_schema"])
    case .bedrockKey, .bedrockSigned:
      let inference = body["inferenceConfig"]?.asObject
      let format = body["outputConfig"]?.asObject?["textFormat"]?.asObject?["structure"]?.asObject
      let text = format?["jsonSchema"]?.asObject?["schema"]?.asString
      return Question(
        model: "test-model", system: texts(body["system"]), prompt: message("user"),
        temperature: inference?["temperature"]?.asNumber, maximumOutputTokens: inference?["maxTokens"]?.asInteger,
        schema: text.flatMap { try? JSONValue(parsing: Array($0.utf8)) })
    }
  }

  // MARK: - Writing replies

  /// A reply with 11 tokens in, 4 of them from a cache, and 7 out, 3 of them reasoning where the protocol tells.
  package func reply(_ text: String, _ ending: Ending = .whole, reasoning: String? = nil) -> ModelServer.Reply {
    ModelServer.Reply(body: JSONValue.object(body(text, ending, reasoning: reasoning)).text)
  }

  package func body(_ text: String, _ ending: Ending = .whole, reasoning: String? = nil) -> JSONObject {
    switch self {
    case .openAI: responses(text, ending, reasoning)
    case .chatCompletions, .google: chat(text, ending, reasoning)
    case .anthropic: messages(text, ending, reasoning)
    case .bedrockKey, .bedrockSigned: converse(text, ending, reasoning)
    }
  }

  /// A reply with an error, as the provider words it.
  package func error(
    _ status: Int, _ message: String, code: String = "invalid_request_error", parameter: String? = nil,
    headers: [String: String] = [:]
  ) -> ModelServer.Reply {
    let body: JSONValue =
      switch self {
      case .openAI, .chatCompletions, .google:
        ["error": ["message": .string(message), "code": .string(code), "param": .optional(parameter)]]
      case .anthropic: ["type": "error", "error": ["type": .string(code), "message": .string(message)]]
      case .bedrockKey, .bedrockSigned: ["message": .string(message)]
      }
    return ModelServer.Reply(status: status, headers: headers, body: body.text)
  }

  private func responses(_ text: String, _ ending: Ending, _ reasoning: String?) -> JSONObject {
    var output: [JSONValue] = []
    if let reasoning {
      output.append(["type": "reasoning", "summary": [["type": "summary_text", "text": .string(reasoning)]]])
    }
    let part: JSONValue =
      ending == .refused
      ? ["type": "refusal", "refusal": "I cannot."] : ["type": "output_text", "text": .string(text), "annotations": []]
    output.append(["type": "message", "role": "assistant", "content": [part]])
    let reason: JSONValue =
      switch ending {
      case .cut: ["reason": "max_output_tokens"]
      case .filtered: ["reason": "content_filter"]
      case .whole, .refused: .null
      }
    return [
      "id": "resp_1", "object": "response", "status": reason == .null ? "completed" : "incomplete",
      "incomplete_details": reason, "model": "test-model", "output": .array(output),
      "usage": [
        "input_tokens": 11, "input_tokens_details": ["cached_tokens": 4], "output_tokens": 7,
        "output_tokens_details": ["reasoning_tokens": 3],
      ],
    ]
  }

  private func chat(_ text: String, _ ending: Ending, _ reasoning: String?) -> JSONObject {
    var message: JSONObject = ["role": "assistant", "content": .string(text)]
    if let reasoning { message["reasoning_content"] = .string(reasoning) }
    if ending == .refused { message["refusal"] = "I cannot." }
    let reason: JSONValue =
      switch ending {
      case .whole, .refused: "stop"
      case .cut: "length"
      case .filtered: "content_filter"
      }
    return [
      "id": "chatcmpl-1", "object": "chat.completion", "model": "test-model",
      "choices": [["index": 0, "finish_reason": reason, "message": .object(message)]],
      "usage": [
        "prompt_tokens": 11, "prompt_tokens_details": ["cached_tokens": 4], "completion_tokens": 7,
        "completion_tokens_details": ["reasoning_tokens": 3], "total_tokens": 18,
      ],
    ]
  }

  private func messages(_ text: String, _ ending: Ending, _ reasoning: String?) -> JSONObject {
    var content: [JSONValue] = []
    if let reasoning { content.append(["type": "thinking", "thinking": .string(reasoning), "signature": "s"]) }
    content.append(["type": "text", "text": .string(text)])
    let reason: JSONValue =
      switch ending {
      case .whole, .filtered: "end_turn"
      case .cut: "max_tokens"
      case .refused: "refusal"
      }
    return [
      "id": "msg_1", "type": "message", "role": "assistant", "model": "test-model", "content": .array(content),
      "stop_reason": reason,
      "usage": ["input_tokens": 7, "cache_read_input_tokens": 4, "output_tokens": 7],
    ]
  }

  private func converse(_ text: String, _ ending: Ending, _ reasoning: String?) -> JSONObject {
    var content: [JSONValue] = []
    if let reasoning { content.append(["reasoningContent": ["reasoningText": ["text": .string(reasoning)]]]) }
    content.append(["text": .string(text)])
    let reason: JSONValue =
      switch ending {
      case .whole: "end_turn"
      case .cut: "max_tokens"
      case .filtered: "guardrail_intervened"
      case .refused: "refusal"
      }
    return [
      "output": ["message": ["role": "assistant", "content": .array(content)]], "stopReason": reason,
      "usage": ["inputTokens": 7, "cacheReadInputTokens": 4, "outputTokens": 7, "totalTokens": 18],
    ]
  }
}

extension ModelServer.Reply {
  /// A reply of the Chat Completions protocol.
  package static func chat(_ text: String, _ ending: ProviderDialect.Ending = .whole) -> ModelServer.Reply {
    ProviderDialect.chatCompletions.reply(text, ending)
  }
}
