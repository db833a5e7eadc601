import Artifacts
import Foundation
import Ledger
import TestSupport
import Testing

@testable import LanguageModels

/// What every provider must do, over real HTTP, each in its own protocol.
@Suite("Every provider")
struct ProviderConformanceTests {
  @Test("asks as it was told, at the right address and with its key", arguments: ProviderDialect.allCases)
  func request(dialect: ProviderDialect) async throws {
    try await withTemporaryFolder { folder in
      let request = Asking.request(schema: Asking.schema)
      let (reply, calls) = try await Asking.ask(dialect, in: folder, request) { _, _ in dialect.reply(#"{"a":1}"#) }
      #expect(reply == .answered(#"{"a":1}"#))
      let call = try #require(calls.first)
      #expect(calls.count == 1)
      #expect(call.method == "POST")
      #expect(call.path == dialect.path)
      let (name, value) = dialect.authorization
      #expect(call.headers[name]?.hasPrefix(value) == true)
      #expect(
        dialect.question(call)
          == .init(
            model: "test-model", system: "Be brief.", prompt: "Why?", temperature: 0.5, maximumOutputTokens: 100,
            schema: Asking.schema.schema))
    }
  }

  @Test("tells the answer, the reasoning, the stop reason and the tokens apart", arguments: ProviderDialect.allCases)
  func completion(dialect: ProviderDialect) async throws {
    try await withTemporaryFolder { folder in
      let (reply, _) = try await Asking.ask(dialect, in: folder) { _, _ in
        dialect.reply("Because.", reasoning: "Let me think.")
      }
      #expect(reply == .answered("Because."))
      let stored = try #require(try await Asking.stored(dialect, in: folder))
      #expect(stored.outcome == .answered)
      #expect(stored.content == "Because.")
      #expect(stored.reasoning == "Let me think.")
      #expect(stored.stopReason?.isEmpty == false)
      #expect(stored.usage.inputTokens == 11)
      #expect(stored.usage.cachedInputTokens == 4)
      #expect(stored.usage.outputTokens == 7)
    }
  }

  @Test("keeps reasoning that is written into the answer apart from it", arguments: ProviderDialect.allCases)
  func inlineReasoning(dialect: ProviderDialect) async throws {
    try await withTemporaryFolder { folder in
      for (text, answer, reasoning) in [
        ("<think>Hm.</think>\n\nYes.", "Yes.", "Hm."), ("Hm.\n</think>\nYes.", "Yes.", "Hm."),
        ("I said <think> once.", "I said <think> once.", nil),
      ] {
        let request = Asking.request(text)
        let (reply, _) = try await Asking.ask(dialect, in: folder, request) { _, _ in dialect.reply(text) }
        #expect(reply == .answered(answer))
        let stored = try await Asking.stored(dialect, in: folder, request)
        #expect(stored?.reasoning == reasoning)
      }
      let (reply, _) = try await Asking.ask(dialect, in: folder) { _, _ in dialect.reply("<think>Hm, and hm") }
      #expect(reply.outcome == .empty)
    }
  }

  @Test(
    "tells refused, cut, filtered and empty answers from good ones (fault 20)", arguments: ProviderDialect.allCases)
  func outcomes(dialect: ProviderDialect) async throws {
    try await withTemporaryFolder { folder in
      let outcomes: [(ProviderDialect.Ending, Outcome)] = [
        (.whole, .answered), (.cut, .cut), (.refused, .refused), (.filtered, .filtered),
      ]
      for (ending, outcome) in outcomes where dialect.knows(ending) {
        let (reply, calls) = try await Asking.ask(dialect, in: folder, Asking.request("\(ending)")) { _, _ in
          dialect.reply("half an", ending)
        }
        #expect(reply.outcome == outcome)
        #expect(calls.count == 1)
      }
      let (reply, calls) = try await Asking.ask(dialect, in: folder, Asking.request("empty")) { _, _ in
        dialect.reply(" \n")
      }
      #expect(reply.outcome == .empty)
      #expect(calls.count == Asking.pace.maximumBadAnswers)
    }
  }

  @Test(
    "asks without a temperature where the model refuses one, once, and remembers", arguments: ProviderDialect.allCases)
  func temperature(dialect: ProviderDialect) async throws {
    try await withTemporaryFolder { folder in
      let answer: @Sendable (ModelServer.Call, Int) -> ModelServer.Reply = { call, _ in
        dialect.question(call).temperature == nil
          ? dialect.reply("Because.")
          : dialect.error(
            400, "Unsupported value: 'temperature' does not support 0.5 with this model.", code: "unsupported_value",
            parameter: "temperature")
      }
      let first = try await Asking.ask(dialect, in: folder, answer: answer)
      #expect(first.reply == .answered("Because."))
      #expect(first.calls.count == 2)
      let second = try await Asking.with(dialect, in: folder, answer: answer) { gateway, server in
        let reply = try await gateway.ask(Asking.request("Why not?"))
        #expect(reply == .answered("Because."))
        let notices = await gateway.notices()
        #expect(notices.count == 1)
        #expect(notices.first?.contains("does not take a temperature") == true)
        return await server.calls.count
      }
      #expect(second == 1)
    }
  }

  @Test("a temperature that is out of range is the person's mistake, and stays", arguments: ProviderDialect.allCases)
  func outOfRange(dialect: ProviderDialect) async throws {
    try await withTemporaryFolder { folder in
      let (reply, calls) = try await Asking.ask(dialect, in: folder) { _, _ in
        dialect.error(400, "temperature must be between 0 and 0.4", parameter: "temperature")
      }
      #expect(reply.outcome == .failed)
      #expect(calls.count == 1)
    }
  }

  @Test("asks for the schema otherwise where the server takes none, and validates", arguments: ProviderDialect.allCases)
  func withoutSchema(dialect: ProviderDialect) async throws {
    try await withTemporaryFolder { folder in
      let request = Asking.request(schema: Asking.schema)
      let (reply, calls) = try await Asking.ask(dialect, in: folder, request) { call, _ in
        if dialect.question(call).schema != nil || call.body["toolConfig"] != nil {
          return dialect.error(
            400, "response_format json_schema, output_config and tools are not supported by this model")
        }
        return dialect.reply("```json\n{\"a\": 1}\n```")
      }
      #expect(reply == .answered(#"{"a": 1}"#))
      let last = try #require(calls.last)
      #expect(dialect.question(last).prompt?.contains(#""required":["a"]"#) == true)
    }
  }

  @Test("a schema that the provider refuses ends the run", arguments: ProviderDialect.allCases)
  func refusedSchema(dialect: ProviderDialect) async throws {
    try await withTemporaryFolder { folder in
      let error = await #expect(throws: ModelError.self) {
        try await Asking.ask(dialect, in: folder, Asking.request(schema: Asking.schema)) { _, _ in
          dialect.error(400, "Invalid schema for response_format 'verdict': 'a' is odd.")
        }
      }
      #expect(error == .schemaRefused(words: "Invalid schema for response_format 'verdict': 'a' is odd."))
    }
  }

  @Test(
    "an answer of the wrong form is asked for again, kept, and never served (fault 21)",
    arguments: ProviderDialect.allCases)
  func invalid(dialect: ProviderDialect) async throws {
    try await withTemporaryFolder { folder in
      let bad = [#"{"a":1.0}"#, #"{"a":"2"}"#, #"{"a":[1]}"#, #"{"a":NaN}"#, "{}", "7", #"{"a":1,"a":2}"#]
      for text in bad {
        let request = Asking.request(text, schema: Asking.schema)
        let (reply, calls) = try await Asking.ask(dialect, in: folder, request) { _, _ in dialect.reply(text) }
        #expect(reply == .unanswered(.invalid, detail: "a is no integer"))
        #expect(calls.count == Asking.pace.maximumBadAnswers)
        // The model is shown its answer, and told what is wrong with it.
        let repair = String(decoding: try #require(calls.dropFirst().first).bytes, as: UTF8.self)
        let answer = JSONValue.string(text).text
        #expect(repair.contains(answer) && repair.contains("a is no integer"))
      }
      let (reply, _) = try await Asking.ask(dialect, in: folder, Asking.request(bad[0], schema: Asking.schema)) {
        _, _ in
        dialect.reply(#"{"a":1}"#)
      }
      #expect(reply == .answered(#"{"a":1}"#))
    }
  }

  @Test("a failure that passes is tried again (fault 14)", arguments: ProviderDialect.allCases, [429, 500, 503, 529])
  func passing(dialect: ProviderDialect, status: Int) async throws {
    try await withTemporaryFolder { folder in
      let (reply, calls) = try await Asking.ask(dialect, in: folder) { _, number in
        number < 3 ? dialect.error(status, "Busy.", headers: ["Retry-After": "0"]) : dialect.reply("At last.")
      }
      #expect(reply == .answered("At last."))
      #expect(calls.count == 3)
    }
  }

  @Test(
    "errors that will not mend stop at once, in the provider's words and without the key (faults 15, 36)",
    arguments: ProviderDialect.allCases, [401, 402, 403, 404])
  func fatal(dialect: ProviderDialect, status: Int) async throws {
    try await withTemporaryFolder { folder in
      let error = await #expect(throws: ModelError.self) {
        try await Asking.with(dialect, in: folder) { call, _ in
          dialect.error(status, "Not for \(call.headers[dialect.authorization.name] ?? "")")
        } body: { gateway, server in
          do {
            _ = try await gateway.ask(Asking.request())
          } catch {
            let again = try? await gateway.ask(Asking.request("And now?"))
            #expect(again == nil)
            #expect(await server.calls.count == 1)
            throw error
          }
        }
      }
      let words = error?.description ?? ""
      #expect(words.contains("Not for"))
      #expect(!words.contains("canary"))
      let stored = try await Asking.stored(dialect, in: folder)
      #expect(stored?.outcome == .failed)
      #expect(stored?.detail?.contains("canary") == false)
    }
  }

  @Test("a request that the provider rejects is given up, not repeated (fault 15)", arguments: ProviderDialect.allCases)
  func rejected(dialect: ProviderDialect) async throws {
    try await withTemporaryFolder { folder in
      let (reply, calls) = try await Asking.ask(dialect, in: folder) { _, _ in dialect.error(400, "Too long.") }
      #expect(reply == .unanswered(.failed, detail: "HTTP 400: Too long."))
      #expect(calls.count == 1)
    }
  }

  @Test(
    "a reply that cannot be read is kept as it came and asked for again (fault 19)", arguments: ProviderDialect.allCases
  )
  func garbled(dialect: ProviderDialect) async throws {
    try await withTemporaryFolder { folder in
      let good = JSONValue.object(dialect.body("Because.")).text
      let replies = [
        "<html>Welcome</html>", "", "[]", "{}", good + "{}",
        good.replacingOccurrences(of: "{", with: "{\"x\":1,\"x\":2,"),
        String(repeating: "[", count: 100_000), #"{"text":"\ud800"}"#,
      ]
      for (index, text) in replies.enumerated() {
        let request = Asking.request("\(index)")
        let (reply, calls) = try await Asking.ask(dialect, in: folder, request) { _, _ in
          ModelServer.Reply(body: text)
        }
        #expect(reply.outcome == .invalid)
        #expect(calls.count == Asking.pace.maximumBadAnswers)
        let stored = try await Asking.stored(dialect, in: folder, request)
        #expect(stored?.rawReply.map { String(decoding: $0, as: UTF8.self) } == text)
      }
    }
  }

  @Test("a redirect is not followed (fault 22)", arguments: ProviderDialect.allCases)
  func redirect(dialect: ProviderDialect) async throws {
    try await withTemporaryFolder { folder in
      try await ModelServer.with { _, _ in
        dialect.reply("elsewhere")
      } body: { other, otherAddress in
        let (reply, _) = try await Asking.ask(dialect, in: folder) { _, _ in
          ModelServer.Reply(status: 307, headers: ["Location": otherAddress + dialect.path], body: "{}")
        }
        #expect(reply.outcome == .failed)
        #expect(await other.calls.isEmpty)
      }
    }
  }

  @Test("a model that says it is another is told of (fault 23)", arguments: ProviderDialect.allCases)
  func otherModel(dialect: ProviderDialect) async throws {
    // Bedrock's protocol does not say which model answered.
    if dialect == .bedrockKey || dialect == .bedrockSigned { return }
    try await withTemporaryFolder { folder in
      let (notices, counts) = try await Asking.with(dialect, in: folder) { call, _ in
        var body = dialect.body("Because.")
        let isFirst = dialect.question(call).prompt == "1"
        body["model"] = isFirst ? "test-model-2026-01-01" : "cheap-model\u{1B}[2J"
        return ModelServer.Reply(body: JSONValue.object(body).text)
      } body: { gateway, _ in
        for prompt in ["1", "2"] { _ = try await gateway.ask(Asking.request(prompt)) }
        return (await gateway.notices(), await gateway.otherModels)
      }
      #expect(counts == ["cheap-model [2J": 1])
      #expect(notices == ["answers say that they come from another model, \"cheap-model [2J\""])
    }
  }

  @Test(
    "usage that is missing or makes no sense is unknown, and the answer good (fault 23)",
    arguments: ProviderDialect.allCases)
  func hostileUsage(dialect: ProviderDialect) async throws {
    try await withTemporaryFolder { folder in
      let usages: [JSONValue] = [.null, "none", ["prompt_tokens": -1, "input_tokens": -5, "inputTokens": 1e300], [:]]
      for (index, usage) in usages.enumerated() {
        let request = Asking.request("\(index)")
        let (reply, _) = try await Asking.ask(dialect, in: folder, request) { _, _ in
          var body = dialect.body("Because.")
          body["usage"] = usage
          return ModelServer.Reply(body: JSONValue.object(body).text)
        }
        #expect(reply == .answered("Because."))
        let stored = try await Asking.stored(dialect, in: folder, request)
        #expect(stored?.usage.inputTokens == nil)
      }
    }
  }

  @Test("an answer that was received is never asked for again", arguments: ProviderDialect.allCases)
  func ledgerHit(dialect: ProviderDialect) async throws {
    try await withTemporaryFolder { folder in
      let first = try await Asking.ask(dialect, in: folder) { _, _ in dialect.reply("paid") }
      let second = try await Asking.ask(dialect, in: folder) { _, _ in dialect.reply("paid twice") }
      #expect(first.reply == .answered("paid"))
      #expect(second.reply == .answered("paid"))
      #expect(second.calls.isEmpty)
    }
  }

  @Test("requests with one key at the same time are one call", arguments: ProviderDialect.allCases)
  func singleFlight(dialect: ProviderDialect) async throws {
    try await withTemporaryFolder { folder in
      let calls = try await Asking.with(dialect, in: folder) { _, _ in
        dialect.reply("once")
      } body: { gateway, server in
        try await withThrowingTaskGroup(of: Reply.self) { group in
          for _ in 0..<16 { group.addTask { try await gateway.ask(Asking.request()) } }
          for try await reply in group { #expect(reply == .answered("once")) }
        }
        return await server.calls.count
      }
      #expect(calls == 1)
    }
  }

  @Test("the key is nowhere in the ledger, though the server echoes it (fault 36)", arguments: ProviderDialect.allCases)
  func canary(dialect: ProviderDialect) async throws {
    try await withTemporaryFolder { folder in
      for (index, isGood) in [true, false].enumerated() {
        _ = try await Asking.ask(dialect, in: folder, Asking.request("\(index)")) { call, _ in
          let echo = call.headers.map { "\($0.key): \($0.value)" }.joined(separator: " ")
          let coded = Data(echo.utf8).base64EncodedString()
          return isGood ? dialect.reply(echo + coded) : ModelServer.Reply(body: echo + coded)
        }
      }
      for name in try FileManager.default.contentsOfDirectory(atPath: folder("")) {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: folder(name)))
        #expect(bytes.range(of: Data("canary".utf8)) == nil)
        #expect(bytes.range(of: Data("0123456789".utf8)) == nil)
      }
    }
  }
}
