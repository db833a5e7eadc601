import Artifacts
import Foundation
import Ledger
import TestSupport
import Testing

@testable import LanguageModels

@Suite("Gateway")
struct GatewayTests {
  private static func prices(_ input: String = "1", _ output: String = "1000") throws -> PriceTable {
    try PriceTable(
      builtIn: DataFile(
        name: "prices.yaml",
        text: "openai-compatible:\n  test-model: {input: \(input), output: \(output)}\n"))
  }

  private func askAll(_ gateway: ModelGateway, _ count: Int) async throws -> [Reply] {
    try await withThrowingTaskGroup(of: Reply.self) { group in
      for index in 0..<count { group.addTask { try await gateway.ask(Asking.request("Question \(index)?")) } }
      var replies: [Reply] = []
      for try await reply in group { replies.append(reply) }
      return replies
    }
  }

  // MARK: - Failures

  @Test("a server that is not there ends the run, and nothing counts as paid")
  func noServer() async throws {
    try await withTemporaryFolder { folder in
      let access = try Asking.access("http://127.0.0.1:9/v1#test-model", in: folder, environment: [:])
      let error = await #expect(throws: ModelError.self) {
        try await Asking.gateway(access) { gateway in
          _ = try await askAll(gateway, 40)
        }
      }
      guard case .unavailable? = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      try await Ledger.with(path: folder("ledger.sqlite")) { ledger in
        let counts = try await ledger.counts()
        #expect(Set(counts.keys) == [.failed])
      }
    }
  }

  @Test("a provider that rejects everything ends the run, in its own words")
  func rejectsEverything() async throws {
    try await withTemporaryFolder { folder in
      let error = await #expect(throws: ModelError.self) {
        try await Asking.with(.chatCompletions, in: folder) { _, _ in
          ProviderDialect.chatCompletions.error(400, "No such thing.")
        } body: { gateway, _ in
          _ = try await askAll(gateway, 40)
        }
      }
      #expect(error == .rejectsEverything(words: "HTTP 400: No such thing."))
    }
  }

  @Test("quota that is used up is no reason to wait (fault 15)")
  func quota() async throws {
    try await withTemporaryFolder { folder in
      let error = await #expect(throws: ModelError.self) {
        try await Asking.ask(.openAI, in: folder) { _, _ in
          ProviderDialect.openAI.error(429, "You exceeded your current quota.", code: "insufficient_quota")
        }
      }
      #expect(error == .notPermitted(status: 429, words: "You exceeded your current quota."))
    }
  }

  @Test("a busy provider is asked more slowly, and no request is lost by it (fault 14)")
  func throttling() async throws {
    try await withTemporaryFolder { folder in
      let replies = try await Asking.with(.chatCompletions, in: folder) { call, number in
        number % 3 == 0
          ? ProviderDialect.chatCompletions.error(429, "Slow down.", headers: ["Retry-After": "0"])
          : .chat("Because.")
      } body: { gateway, _ in
        try await askAll(gateway, 60)
      }
      #expect(replies.allSatisfy { $0 == .answered("Because.") })
    }
  }

  @Test("what was sent and got lost is unknown, and tried again a bounded number of times (fault 17)")
  func lost() async throws {
    try await withTemporaryFolder { folder in
      try await FaultServer.with { connection in
        _ = connection.request()
        connection.reset()
      } body: { server, address in
        var access = try Asking.access(address + "/v1#test-model", in: folder, environment: [:])
        access.pace.maximumFailedRounds = 100
        let reply = try await Asking.gateway(access) { gateway in
          try await gateway.ask(Asking.request())
        }
        #expect(reply.outcome == .unknown)
        #expect(server.requests.count == access.pace.maximumAttempts)
      }
      try await Ledger.with(path: folder("ledger.sqlite")) { ledger in
        let counts = try await ledger.counts()
        #expect(counts == [.unknown: Asking.pace.maximumAttempts])
      }
    }
  }

  @Test("a request that hangs costs one place until its deadline, and no more (fault 16)")
  func hanging() async throws {
    try await withTemporaryFolder { folder in
      try await FaultServer.with { connection in
        while let request = connection.request() {
          if request.contains("Question 0?") { return connection.hang() }
          let body = JSONValue.object(ProviderDialect.chatCompletions.body("Because.")).text
          _ = connection.send("HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
        }
      } body: { _, address in
        var access = try Asking.access(address + "/v1#test-model", in: folder, environment: [:])
        // Long enough for the answers that come, also where other tests keep the processors busy.
        access.timeout = .seconds(10)
        access.pace.maximumAttempts = 2
        let replies = try await Asking.gateway(access) { gateway in
          try await askAll(gateway, 200)
        }
        #expect(replies.count { $0 == .answered("Because.") } == 199)
        #expect(replies.count { $0.outcome == .unknown } == 1)
      }
    }
  }

  // MARK: - Money

  @Test("the budget is never passed, whatever the answers cost and however many ask at once (fault 24)")
  func budget() async throws {
    try await withTemporaryFolder { folder in
      // Each answer has 7 tokens out of 100 that were reserved: 0.7 cents, where 10 are reserved.
      var paid = Dollars.zero
      let limit = try #require(Dollars(decimalText: "0.50"))
      let error = await #expect(throws: ModelError.self) {
        try await Asking.with(.chatCompletions, in: folder) { access in
          access.budget = limit
          access.prices = try? Self.prices()
        } answer: { _, _ in
          .chat("Because.")
        } body: { gateway, _ in
          defer { paid = gateway.spending.reading.cost }
          _ = try await askAll(gateway, 200)
        }
      }
      guard case .budgetReached(let told, let spent, let next)? = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(told == limit)
      #expect(spent == paid)
      #expect(paid <= limit && paid + next > limit)
      // It went on until no worst case fitted any more.
      #expect(paid > limit - next - next)
    }
  }

  @Test("a run that was interrupted goes on with what is left of its budget; a finished one begins anew")
  func budgetAcrossRuns() async throws {
    try await withTemporaryFolder { folder in
      func run(_ prompts: Range<Int>, failing: Bool) async throws -> Bool {
        do {
          try await Asking.with(.chatCompletions, in: folder) { access in
            access.budget = Dollars(decimalText: "0.12")
            access.prices = try? Self.prices()
          } answer: { _, _ in
            .chat("Because.")
          } body: { gateway, _ in
            for index in prompts { _ = try await gateway.ask(Asking.request("\(index)")) }
            if failing { throw CancellationError() }
          }
          return true
        } catch is CancellationError {
          return true
        } catch ModelError.budgetReached {
          return false
        }
      }
      // 0.7 cents each: two fit beside a worst case of 10 cents and a little, a third does not.
      let first = try await run(0..<2, failing: true)
      let second = try await run(2..<4, failing: true)
      let served = try await run(0..<2, failing: false)
      let anew = try await run(4..<6, failing: false)
      #expect([first, second, served, anew] == [true, false, true, true])
    }
  }

  @Test("reservations in any order never pass the limit (fault 24)")
  func budgetSimulation() {
    var generator = SplitMix64(state: 24)
    let limit = Dollars(picodollars: 1_000_000)
    var budget = Budget(limit: limit)
    var open: [Dollars] = []
    var spent = Dollars.zero
    for _ in 0..<100_000 {
      if Bool.random(using: &generator) || open.isEmpty {
        let worst = Dollars(picodollars: Int64.random(in: 0...2000, using: &generator))
        if open.count < 64, budget.reserve(worst) { open.append(worst) }
      } else {
        let worst = open.remove(at: Int.random(in: 0..<open.count, using: &generator))
        // Nearly all of it goes for little: the limit is reached late.
        let actual = Dollars(picodollars: Int64.random(in: 0...max(0, worst.picodollars / 20), using: &generator))
        budget.settle(worst, actual: actual)
        spent = spent + actual
      }
      #expect(budget.spent == spent)
      #expect(budget.spent + budget.reserved <= limit)
    }
    #expect(spent > Dollars(picodollars: 900_000))
  }

  @Test("without a known price no budget can be kept, and the cost is said to be unknown")
  func unknownPrice() async throws {
    try await withTemporaryFolder { folder in
      await #expect(throws: ModelError.noPrice(model: "test-model")) {
        try await Asking.with(.chatCompletions, in: folder) {
          $0.budget = Dollars(decimalText: "1")
        } answer: { _, _ in
          .chat("")
        } body: { _, _ in
        }
      }
      let words = try await Asking.with(.chatCompletions, in: folder) { _, _ in
        .chat("Because.")
      } body: { gateway, _ in
        _ = try await gateway.ask(Asking.request())
        return gateway.spending.reading.words
      }
      #expect(words == "cost unknown")
    }
  }

  @Test("a search of the web has no bound, so no budget can be kept")
  func search() async throws {
    try await withTemporaryFolder { folder in
      let sampling = Sampling(temperature: 0, maximumOutputTokens: 10, thinking: Thinking(searchesWeb: true))
      await #expect(throws: ModelError.unboundedSearch) {
        try await Asking.with(.openAI, in: folder, sampling: sampling) { access in
          access.budget = Dollars(decimalText: "1")
          access.prices = try? PriceTable(
            builtIn: DataFile(name: "p", text: "openai:\n  test-model: {input: 1, output: 1}\n"))
        } answer: { _, _ in
          .chat("")
        } body: { _, _ in
        }
      }
    }
  }

  @Test("what may have been paid for is counted at its worst where the tokens are not told (fault 23)")
  func worstCase() async throws {
    try await withTemporaryFolder { folder in
      let cost = try await Asking.with(.chatCompletions, in: folder) {
        $0.prices = try? Self.prices("0", "1000")
      } answer: { _, _ in
        var body = ProviderDialect.chatCompletions.body("Because.")
        body["usage"] = .null
        return ModelServer.Reply(body: JSONValue.object(body).text)
      } body: { gateway, _ in
        _ = try await gateway.ask(Asking.request())
        return gateway.spending.reading.cost
      }
      #expect(cost == Dollars(decimalText: "0.1"))
    }
  }

  // MARK: - What providers differ in

  @Test(
    "reasoning goes to each provider in its own words",
    arguments: [
      (ProviderDialect.openAI, Thinking.Reasoning.effort("low"), "reasoning", #"{"effort":"low","summary":"auto"}"#),
      (.chatCompletions, .effort("low"), "reasoning_effort", #""low""#),
      (.anthropic, .tokens(2048), "thinking", #"{"type":"enabled","budget_tokens":2048}"#),
      (
        .bedrockKey, .tokens(2048), "additionalModelRequestFields",
        #"{"thinking":{"type":"enabled","budget_tokens":2048}}"#
      ),
    ])
  func reasoning(dialect: ProviderDialect, reasoning: Thinking.Reasoning, key: String, written: String) async throws {
    try await withTemporaryFolder { folder in
      var request = Asking.request(schema: Asking.schema)
      request.sampling = Sampling(
        temperature: 0.5, maximumOutputTokens: 100, thinking: Thinking(reasoning: reasoning))
      let (_, calls) = try await Asking.ask(dialect, in: folder, request) { _, _ in dialect.reply(#"{"a":1}"#) }
      let call = try #require(calls.first)
      #expect(call.body[key]?.text == written)
      if case .tokens(let budget) = reasoning {
        #expect(dialect.question(call).maximumOutputTokens == 100 + budget)
        #expect(dialect.question(call).temperature == nil)
      }
    }
  }

  @Test("the web is searched with the provider's own tool, and searches are counted")
  func webSearch() async throws {
    try await withTemporaryFolder { folder in
      var request = Asking.request()
      request.sampling = Sampling(temperature: 0.5, maximumOutputTokens: 100, thinking: Thinking(searchesWeb: true))
      let openAI = try await Asking.ask(.openAI, in: folder, request) { _, _ in
        var body = ProviderDialect.openAI.body("Found.")
        body["output"] = .array([["type": "web_search_call", "id": "ws_1"]] + (body["output"]?.asArray ?? []))
        return ModelServer.Reply(body: JSONValue.object(body).text)
      }
      #expect(openAI.calls.first?.body["tools"] == [["type": "web_search"]])
      #expect(try await Asking.stored(.openAI, in: folder, request)?.usage.searches == 1)
      let anthropic = try await Asking.ask(.anthropic, in: folder, request) { _, _ in
        var body = ProviderDialect.anthropic.body("Found.")
        body["usage"] = [
          "input_tokens": 7, "output_tokens": 7, "server_tool_use": ["web_search_requests": 2],
        ]
        return ModelServer.Reply(body: JSONValue.object(body).text)
      }
      #expect(anthropic.calls.first?.body["tools"]?.asArray?.first?.asObject?["name"] == "web_search")
      #expect(try await Asking.stored(.anthropic, in: folder, request)?.usage.searches == 2)
    }
  }

  @Test(
    "what a provider does not take is said before anything is sent",
    arguments: [
      (ProviderDialect.openAI, Thinking(seed: 1)), (.openAI, Thinking(reasoning: .tokens(5))),
      (.anthropic, Thinking(seed: 1)), (.anthropic, Thinking(reasoning: .effort("low"))),
      (.bedrockKey, Thinking(searchesWeb: true)), (.chatCompletions, Thinking(searchesWeb: true)),
      (.chatCompletions, Thinking(reasoning: .tokens(5))),
    ])
  func unsupported(dialect: ProviderDialect, thinking: Thinking) async throws {
    try await withTemporaryFolder { folder in
      var request = Asking.request()
      request.sampling = Sampling(temperature: 0.5, maximumOutputTokens: 100, thinking: thinking)
      let error = await #expect(throws: ModelError.self) {
        try await Asking.ask(dialect, in: folder, request) { _, _ in dialect.reply("") }
      }
      guard case .unsupported? = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
  }

  @Test(
    "a server's tastes are found out from its own words",
    arguments: [
      (
        "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
        Adjustment.completionTokenLimit
      ),
      ("Unsupported value: 'top_p' is not supported with this model.", .withoutTopP),
      ("`temperature` and `top_p` cannot both be specified for this model. Please use only one.", .withoutTopP),
      ("System role not supported", .systemInPrompt),
      ("Developer instruction is not enabled for models/gemma-3-27b-it", .systemInPrompt),
      ("seed: Extra inputs are not permitted", .withoutSeed),
    ])
  func tastes(words: String, adjustment: Adjustment) async throws {
    try await withTemporaryFolder { folder in
      var request = Asking.request()
      request.sampling = Sampling(temperature: 0.5, topP: 0.9, maximumOutputTokens: 100, thinking: Thinking(seed: 7))
      let (reply, calls) = try await Asking.ask(.chatCompletions, in: folder, request) { _, number in
        number == 1 ? ProviderDialect.chatCompletions.error(400, words) : .chat("Because.")
      }
      #expect(reply == .answered("Because."))
      #expect(calls.count == 2)
      let format = ChatCompletionsFormat(model: "test-model")
      #expect(calls[1].body == format.body(request, [adjustment]))
    }
  }

  @Test("Anthropic's models that take no schema get it as a tool")
  func schemaAsTool() async throws {
    try await withTemporaryFolder { folder in
      let request = Asking.request(schema: Asking.schema)
      let (reply, calls) = try await Asking.ask(.anthropic, in: folder, request) { call, _ in
        if call.body["output_config"] != nil {
          return ProviderDialect.anthropic.error(400, "output_config.format: not supported by this model")
        }
        var body = ProviderDialect.anthropic.body("")
        body["content"] = [["type": "tool_use", "id": "t", "name": "verdict", "input": ["a": 1]]]
        return ModelServer.Reply(body: JSONValue.object(body).text)
      }
      #expect(reply == .answered(#"{"a":1}"#))
      #expect(calls.last?.body["tool_choice"] == ["type": "tool", "name": "verdict"])
    }
  }

  // MARK: - Keys

  @Test("a key is needed, and never leaves over plain HTTP to a public host (fault 22)")
  func keys() async throws {
    try await withTemporaryFolder { folder in
      func open(_ name: String, _ environment: [String: String]) async throws {
        let access = try Asking.access(name, in: folder, environment: environment)
        try await Asking.gateway(access) { _ in }
      }
      for (name, variable) in [
        ("openai:m", "OPENAI_API_KEY"), ("anthropic:m", "ANTHROPIC_API_KEY"), ("google:m", "GEMINI_API_KEY"),
      ] {
        for environment in [[:], [variable: ""]] {
          await #expect(throws: ModelError.missingKey(variable: variable, model: name)) {
            try await open(name, environment)
          }
        }
      }
      await #expect(throws: ModelError.missingRegion(model: "bedrock:m")) { try await open("bedrock:m", [:]) }
      await #expect(throws: ModelError.self) { try await open("bedrock:m", ["AWS_REGION": "us-east-1"]) }
      await #expect(throws: ModelError.keyOverPlainHTTP(address: "http://models.example.com/v1")) {
        try await open("http://models.example.com/v1#m", ["VALBENCH_API_KEY": "k"])
      }
      await #expect(throws: ModelError.self) { try await open("http://user:secret@localhost/v1#m", [:]) }
      try await open("http://models.example.com/v1#m", [:])
      try await open("http://10.1.2.3/v1#m", ["VALBENCH_API_KEY": "k"])
      try await open("http://node17:8000/v1#m", ["VALBENCH_API_KEY": "k"])
    }
  }

  @Test("the offline model needs nothing, and goes through the ledger like the others")
  func offline() async throws {
    try await withTemporaryFolder { folder in
      for served in [0, 1] {
        let access = try Asking.access("offline", in: folder, environment: [:])
        try await Asking.gateway(access) { gateway in
          let reply = try await gateway.ask(Asking.request())
          #expect(reply == .answered("offline answer"))
          #expect(gateway.spending.reading.served == served)
          #expect(gateway.spending.reading.cost == .zero)
        }
      }
    }
  }

  @Test("an answer that a stricter check turns down is asked for once more, and not at each run")
  func stricterCheck() async throws {
    try await withTemporaryFolder { folder in
      let lax = AnswerSchema(name: "verdict", schema: Asking.schema.schema) { _ in nil }
      for (schema, calls) in [(lax, 1), (Asking.schema, 1), (Asking.schema, 0)] {
        let request = Asking.request(schema: schema)
        let asked = try await Asking.ask(.chatCompletions, in: folder, request) { _, _ in
          .chat(calls == 1 && schema.problem("?") == nil ? "odd" : #"{"a":1}"#)
        }
        #expect(asked.calls.count == calls)
        #expect(asked.reply.answer == (schema.problem("?") == nil ? "odd" : #"{"a":1}"#))
      }
    }
  }

  // MARK: - Stopping

  @Test("what is under way when a run is stopped still reaches the ledger")
  func interruption() async throws {
    try await withTemporaryFolder { folder in
      let (arrived, arrival) = AsyncStream.makeStream(of: Void.self)
      let gate = DispatchSemaphore(value: 0)
      try await Asking.with(.chatCompletions, in: folder) { _, _ in
        arrival.yield()
        gate.wait()
        return .chat("paid")
      } body: { gateway, _ in
        let task = Task { try await gateway.ask(Asking.request()) }
        for await _ in arrived { break }
        task.cancel()
        gate.signal()
        _ = try? await task.value
      }
      let stored = try await Asking.stored(.chatCompletions, in: folder)
      #expect(stored?.content == "paid")
    }
  }
}
