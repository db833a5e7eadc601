import Artifacts
import LanguageModels
import Ledger
import TestSupport
import Testing

@Suite("Gateway")
struct GatewayTests {
  private let keys = [
    "OPENAI_API_KEY": "canary-openai", "ANTHROPIC_API_KEY": "canary-anthropic", "VALBENCH_API_KEY": "canary-other",
  ]

  private func request(_ prompt: String = "Why?", schema: AnswerSchema? = nil) -> ModelRequest {
    ModelRequest(
      system: "Be brief.", prompt: prompt, sampling: Sampling(temperature: 0.5, topP: 0.9, maximumOutputTokens: 100),
      schema: schema, offlineAnswer: { "offline answer" })
  }

  private let schema = AnswerSchema(name: "verdict", schema: ["type": "object"]) { answer in
    answer.hasPrefix("{") ? nil : "no object"
  }

  /// Asks a server that speaks one protocol.
  private func ask(
    _ provider: String, in folder: TemporaryFolder, _ request: ModelRequest,
    answer: @escaping @Sendable (ModelServer.Call, Int) -> ModelServer.Reply
  ) async throws -> (reply: Reply, calls: [ModelServer.Call]) {
    try await ModelServer.with(answer: answer) { server, address in
      var environment = keys
      environment["OPENAI_BASE_URL"] = address + "/v1"
      environment["ANTHROPIC_BASE_URL"] = address
      let name = try ModelName(provider == "address" ? address + "/v1#test-model" : provider + ":test-model")
      let reply = try await ModelGateway.with(model: name, ledger: folder("ledger.sqlite"), environment: environment) {
        try await $0.ask(request)
      }
      return (reply, await server.calls)
    }
  }

  @Test(
    "Chat Completions, as compatible servers and OpenAI speak it",
    arguments: [
      ("address", "canary-other", "max_tokens"), ("openai", "canary-openai", "max_completion_tokens"),
    ])
  func chatCompletions(provider: String, key: String, limitField: String) async throws {
    try await withTemporaryFolder { folder in
      let (reply, calls) = try await ask(provider, in: folder, request(schema: schema)) { _, _ in .chat(#"{"a":1}"#) }
      #expect(reply == .answered(#"{"a":1}"#))
      let call = try #require(calls.first)
      #expect(call.path == "/v1/chat/completions")
      #expect(call.headers["authorization"] == "Bearer \(key)")
      let expected: JSONObject = [
        "model": "test-model",
        "messages": [["role": "system", "content": "Be brief."], ["role": "user", "content": "Why?"]],
        "temperature": 0.5, "top_p": 0.9, limitField: 100,
        "response_format": [
          "type": "json_schema", "json_schema": ["name": "verdict", "strict": true, "schema": ["type": "object"]],
        ],
      ]
      #expect(call.body == expected)
    }
  }

  @Test("Anthropic's Messages, with a schema as a tool")
  func messages() async throws {
    try await withTemporaryFolder { folder in
      let (reply, calls) = try await ask("anthropic", in: folder, request(schema: schema)) { _, _ in
        .messages(["type": "tool_use", "id": "t", "name": "verdict", "input": ["a": 1]], stopReason: "tool_use")
      }
      #expect(reply == .answered(#"{"a":1}"#))
      let call = try #require(calls.first)
      #expect(call.path == "/v1/messages")
      #expect(call.headers["x-api-key"] == "canary-anthropic")
      #expect(call.headers["anthropic-version"] == "2023-06-01")
      #expect(call.body["system"] == "Be brief.")
      #expect(call.body["tool_choice"] == ["type": "tool", "name": "verdict"])
    }
  }

  @Test("an answer that was received is never asked for again, wherever the server is")
  func ledgerHit() async throws {
    try await withTemporaryFolder { folder in
      let first = try await ask("address", in: folder, request()) { _, _ in .chat("paid") }
      let second = try await ask("address", in: folder, request()) { _, _ in .chat("paid twice") }
      #expect(first.reply == .answered("paid"))
      #expect(second.reply == .answered("paid"))
      #expect(second.calls.isEmpty)
      let other = try await ask("address", in: folder, request("Why not?")) { _, _ in .chat("other") }
      #expect(other.reply == .answered("other"))
    }
  }

  @Test("two requests with one key at the same time are one call")
  func singleFlight() async throws {
    try await withTemporaryFolder { folder in
      try await ModelServer.with { _, _ in
        .chat("once")
      } body: { server, address in
        let name = try ModelName(address + "/v1#test-model")
        try await ModelGateway.with(model: name, ledger: folder("ledger.sqlite"), environment: [:]) { gateway in
          let request = request()
          try await withThrowingTaskGroup(of: Reply.self) { group in
            for _ in 0..<16 { group.addTask { try await gateway.ask(request) } }
            for try await reply in group { #expect(reply == .answered("once")) }
          }
        }
        #expect(await server.calls.count == 1)
      }
    }
  }

  @Test("a passing failure is tried again (fault 14)", arguments: [429, 500, 503, 529])
  func transient(status: Int) async throws {
    try await withTemporaryFolder { folder in
      let (reply, calls) = try await ask("address", in: folder, request()) { _, number in
        number < 3 ? ModelServer.Reply(status: status, headers: ["Retry-After": "0"], body: "{}") : .chat("at last")
      }
      #expect(reply == .answered("at last"))
      #expect(calls.count == 3)
    }
  }

  @Test(
    "errors that will not mend stop at once, with the provider's words and without the key (faults 15, 36)",
    arguments: [
      401, 402, 403, 404,
    ])
  func fatal(status: Int) async throws {
    try await withTemporaryFolder { folder in
      let error = await #expect(throws: ModelError.self) {
        try await ask("openai", in: folder, request()) { call, _ in
          let key = call.headers["authorization"] ?? ""
          let body: JSONValue = ["error": ["message": .string("no credit for \(key)")]]
          return ModelServer.Reply(status: status, body: body.text)
        }
      }
      let words = error?.description ?? ""
      #expect(words.contains("no credit for Bearer [key]"))
      #expect(!words.contains("canary"))
    }
  }

  @Test("a request that the provider rejects is given up, not repeated (fault 15)")
  func rejected() async throws {
    try await withTemporaryFolder { folder in
      let (reply, calls) = try await ask("address", in: folder, request()) { _, _ in
        ModelServer.Reply(status: 400, body: #"{"error":{"message":"too long"}}"#)
      }
      #expect(reply == .unanswered(.failed, detail: "HTTP 400: too long"))
      #expect(calls.count == 1)
    }
  }

  @Test("a redirect is not followed (fault 22)")
  func redirect() async throws {
    try await withTemporaryFolder { folder in
      try await ModelServer.with { _, _ in
        .chat("elsewhere")
      } body: { other, otherAddress in
        let (reply, _) = try await ask("address", in: folder, request()) { _, _ in
          ModelServer.Reply(status: 307, headers: ["Location": otherAddress + "/v1/chat/completions"], body: "{}")
        }
        #expect(reply != .answered("elsewhere"))
        #expect(await other.calls.isEmpty)
      }
    }
  }

  @Test("an answer that breaks its schema is asked for again, kept, and never served (fault 21)")
  func invalid() async throws {
    try await withTemporaryFolder { folder in
      let (reply, calls) = try await ask("address", in: folder, request(schema: schema)) { _, number in
        .chat(number < 3 ? "not JSON" : #"{"a":1}"#)
      }
      #expect(reply == .answered(#"{"a":1}"#))
      #expect(calls.count == 3)
      let hopeless = try await ask("address", in: folder, request("Again?", schema: schema)) { _, _ in .chat("not JSON")
      }
      #expect(hopeless.reply == .unanswered(.invalid, detail: "no object"))
      try await Ledger.with(path: folder("ledger.sqlite")) { ledger in
        let counts = try await ledger.counts()
        #expect(counts == [.answered: 1, .invalid: 5])
      }
    }
  }

  @Test("refused, empty, cut and filtered answers are four outcomes, none of them an answer (fault 20)")
  func outcomes() async throws {
    try await withTemporaryFolder { folder in
      for (prompt, server, outcome) in [
        ("a", ModelServer.Reply.chat("half an", finishReason: "length"), Outcome.cut),
        ("b", .chat("", finishReason: "content_filter"), .filtered),
        ("c", .chat("  \n"), .empty),
      ] {
        let (reply, _) = try await ask("address", in: folder, request(prompt)) { _, _ in server }
        guard case .unanswered(let found, _) = reply else {
          Issue.record("\(reply)")
          continue
        }
        #expect(found == outcome)
      }
      let (reply, _) = try await ask("anthropic", in: folder, request("d")) { _, _ in
        .messages(["type": "text", "text": "no"], stopReason: "refusal")
      }
      #expect(reply == .unanswered(.refused, detail: "the provider stopped the answer as a refusal"))
    }
  }

  @Test("a server that is not there ends the run")
  func noServer() async throws {
    try await withTemporaryFolder { folder in
      let name = try ModelName("http://127.0.0.1:9/v1#test-model")
      await #expect(throws: ModelError.self) {
        try await ModelGateway.with(model: name, ledger: folder("ledger.sqlite"), environment: [:]) { gateway in
          let requests = (0..<12).map { request("\($0)") }
          try await withThrowingTaskGroup(of: Void.self) { group in
            for request in requests { group.addTask { _ = try await gateway.ask(request) } }
            try await group.waitForAll()
          }
        }
      }
    }
  }

  @Test("a key is needed, and never leaves over plain HTTP to a public host (fault 22)")
  func keys() async throws {
    try await withTemporaryFolder { folder in
      func open(_ name: String, _ environment: [String: String]) async throws {
        try await ModelGateway.with(
          model: try ModelName(name), ledger: folder("ledger.sqlite"), environment: environment
        ) { _ in }
      }
      await #expect(throws: ModelError.missingKey(variable: "OPENAI_API_KEY", model: "openai:m")) {
        try await open("openai:m", [:])
      }
      await #expect(throws: ModelError.missingKey(variable: "ANTHROPIC_API_KEY", model: "anthropic:m")) {
        try await open("anthropic:m", ["ANTHROPIC_API_KEY": ""])
      }
      await #expect(throws: ModelError.keyOverPlainHTTP(address: "http://models.example.com/v1")) {
        try await open("http://models.example.com/v1#m", ["VALBENCH_API_KEY": "k"])
      }
      try await open("http://models.example.com/v1#m", [:])
      try await open("http://10.1.2.3/v1#m", ["VALBENCH_API_KEY": "k"])
      try await open("http://node17:8000/v1#m", ["VALBENCH_API_KEY": "k"])
    }
  }

  @Test("the offline model needs nothing, and goes through the ledger like the others")
  func offline() async throws {
    try await withTemporaryFolder { folder in
      for served in [0, 1] {
        try await ModelGateway.with(model: try ModelName("offline"), ledger: folder("ledger.sqlite")) { gateway in
          let reply = try await gateway.ask(request())
          #expect(reply == .answered("offline answer"))
          #expect(await gateway.servedCount == served)
        }
      }
    }
  }
}
