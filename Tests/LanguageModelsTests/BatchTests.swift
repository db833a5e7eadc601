import Artifacts
import Foundation
import Ledger
import Synchronization
import TestSupport
import Testing

@testable import LanguageModels

/// A stage that asks one question about each pair.
private struct QuestionStage: ModelStage {
  static let name = "question"
  static let unit = "pairs"
  static let made = "answers"

  let inputs: [String]
  let outputs: [String]
  let access: ModelAccess
  let parameters: JSONObject = [:]
  let data: [DataFile] = []
  var schema: AnswerSchema?

  var kinds: [RequestKind] {
    let sampling = Sampling(temperature: 0, maximumOutputTokens: 100)
    return [RequestKind(name: Self.name, model: access.model, sampling: sampling, schema: schema)]
  }

  func result(for pair: PairRecord, ask: Ask) async throws -> Reply {
    try await ask([kinds[0].request(prompt: pair.forQuestion) { "" }])[0]
  }

  func write(
    _ pair: PairRecord, _ reply: Reply, to outputs: [ArtifactOutput], _ summary: inout StageSummary
  ) throws -> Int {
    try outputs[0].write(Array("\(reply)\n".utf8))
    return reply.answer == nil ? 0 : 1
  }
}

@Suite("Batches")
struct BatchTests {
  static let dialects = [ProviderDialect.openAI, .anthropic]

  private func run(
    _ dialect: ProviderDialect, _ server: BatchServer, in folder: TemporaryFolder, pairs: Int = 3,
    schema: AnswerSchema? = nil, budget: String? = nil,
    intercept: @escaping @Sendable (ModelServer.Call) -> ModelServer.Reply? = { _ in nil }
  ) async throws -> String {
    try folder.write(Fixtures.lines((0..<pairs).map { Fixtures.pair($0) }), to: "pairs.jsonl")
    try await ModelServer.with { call, _ in
      intercept(call) ?? server.answer(call)
    } body: { _, address in
      var access = try Asking.access(
        dialect.modelName(at: address), in: folder, environment: dialect.environment(at: address))
      access.mode = .batch
      access.prices = try PriceTable(
        builtIn: DataFile(
          name: "prices.yaml",
          text: ["openai", "anthropic"].map {
            "\($0):\n  test-model: {input: 0, output: 2000, batch-input: 0, batch-output: 1000}\n"
          }.joined()))
      access.budget = budget.flatMap { Dollars(decimalText: $0) }
      _ = try await QuestionStage(
        inputs: [folder("pairs.jsonl")], outputs: [folder("answers.txt")], access: access, schema: schema
      ).run(RunOptions(force: true))
    }
    return try folder.read("answers.txt")
  }

  private func answer(_ index: Int) -> String { #"answered("Explain why zoo number \#(index) should be closed.")"# }

  @Test("leaves all requests in one batch and takes the answers at half the price", arguments: dialects)
  func batch(dialect: ProviderDialect) async throws {
    try await withTemporaryFolder { folder in
      let server = BatchServer(dialect) { request, _ in .answered(request.prompt) }
      let answers = try await run(dialect, server, in: folder)
      #expect(answers == (0..<3).map { answer($0) + "\n" }.joined())
      #expect(server.batches.map(\.count) == [3])
      let request = try #require(server.batches.first?.first)
      #expect((1...64).contains(request.id.utf8.count))
      #expect(request.body["model"] == "test-model")
      let again = try await run(dialect, server, in: folder)
      #expect(again == answers)
      #expect(server.batches.count == 1)
      try await Ledger.with(path: folder("ledger.sqlite")) { ledger in
        let run = try await ledger.startRun(named: "question \(folder("answers.txt"))")
        #expect(run.spent == .zero)
        let counts = try await ledger.counts()
        #expect(counts == [.answered: 3])
      }
    }
  }

  @Test("what expired, got lost or has the wrong form is sent again, and nothing else", arguments: dialects)
  func again(dialect: ProviderDialect) async throws {
    try await withTemporaryFolder { folder in
      let server = BatchServer(dialect) { request, number in
        guard number == 1 else { return .answered(#"{"a":2}"#) }
        if request.prompt.contains("number 0") { return .answered(#"{"a":1}"#) }
        if request.prompt.contains("number 1") { return .expired }
        return request.prompt.contains("number 2") ? .answered("no JSON") : .forgotten
      }
      let answers = try await run(dialect, server, in: folder, pairs: 4, schema: Asking.schema)
      #expect(answers.components(separatedBy: "\n").filter { $0.hasPrefix("answered") }.count == 4)
      #expect(server.batches.map(\.count) == [4, 3])
    }
  }

  @Test("an answer that a stricter check turns down is asked for again", arguments: dialects)
  func stricter(dialect: ProviderDialect) async throws {
    try await withTemporaryFolder { folder in
      let server = BatchServer(dialect) { _, number in .answered(number == 1 ? #"{"a":"one"}"# : #"{"a":1}"#) }
      let lax = AnswerSchema(name: "verdict", schema: Asking.schema.schema) { _ in nil }
      _ = try await run(dialect, server, in: folder, schema: lax)
      let answers = try await run(dialect, server, in: folder, schema: Asking.schema)
      #expect(server.batches.map(\.count) == [3, 3])
      #expect(answers == String(repeating: "answered(\"{\\\"a\\\":1}\")\n", count: 3))
    }
  }

  @Test("what is never answered is given up after three batches, and said", arguments: dialects)
  func givenUp(dialect: ProviderDialect) async throws {
    try await withTemporaryFolder { folder in
      let server = BatchServer(dialect) { request, _ in
        request.prompt.contains("number 1") ? .rejected("Too odd.") : .answered(request.prompt)
      }
      let answers = try await run(dialect, server, in: folder)
      #expect(answers.contains(#"unanswered(Ledger.Outcome.failed, detail: "HTTP 400: Too odd.")"#))
      #expect(server.batches.map(\.count) == [3, 1, 1])
    }
  }

  @Test("a model's taste that a batch finds out is heeded in the next", arguments: dialects)
  func taste(dialect: ProviderDialect) async throws {
    try await withTemporaryFolder { folder in
      let server = BatchServer(dialect) { request, _ in
        request.body["temperature"] == nil
          ? .answered(request.prompt) : .rejected("'temperature' is not supported with this model.")
      }
      let answers = try await run(dialect, server, in: folder)
      #expect(answers == (0..<3).map { answer($0) + "\n" }.joined())
      #expect(server.batches.map(\.count) == [3, 3])
    }
  }

  @Test("a run that was killed while it waited goes on with the batch, and pays for nothing twice", arguments: dialects)
  func resumed(dialect: ProviderDialect) async throws {
    try await withTemporaryFolder { folder in
      let server = BatchServer(dialect) { request, _ in .answered(request.prompt) }
      let polls = Mutex(0)
      await #expect(throws: ModelError.self) {
        try await run(dialect, server, in: folder) { call in
          guard call.method == "GET" else { return nil }
          polls.withLock { $0 += 1 }
          return dialect.error(403, "Killed here.")
        }
      }
      #expect(polls.withLock(\.self) == 1)
      let answers = try await run(dialect, server, in: folder)
      #expect(answers == (0..<3).map { answer($0) + "\n" }.joined())
      #expect(server.batches.map(\.count) == [3])
    }
  }

  @Test("a batch whose submission was not seen to end is found again", arguments: dialects)
  func found(dialect: ProviderDialect) async throws {
    try await withTemporaryFolder { folder in
      let server = BatchServer(dialect) { request, _ in .answered(request.prompt) }
      await #expect(throws: ModelError.self) {
        try await run(dialect, server, in: folder) { call in
          guard call.method == "POST", call.path.hasSuffix("batches") else { return nil }
          _ = server.answer(call)
          // The batch is made, and the reply cannot be read.
          return ModelServer.Reply(body: "<html>Bad gateway</html>")
        }
      }
      let answers = try await run(dialect, server, in: folder)
      #expect(answers == (0..<3).map { answer($0) + "\n" }.joined())
      #expect(server.batches.map(\.count) == [3])
    }
  }

  @Test("of two batches that look alike, the one whose results are ours is found", arguments: [0, 9])
  func foundAmongOthers(pollsUntilDone: Int) async throws {
    try await withTemporaryFolder { folder in
      let server = BatchServer(.anthropic, pollsUntilDone: pollsUntilDone) { request, _ in .answered(request.prompt) }
      await #expect(throws: ModelError.self) {
        try await run(.anthropic, server, in: folder) { call in
          guard call.method == "POST" else { return nil }
          _ = server.answer(call)
          let others = (call.body["requests"]?.asArray ?? []).compactMap(\.asObject).map { request in
            var other = request
            other["custom_id"] = .string("other-" + (request["custom_id"]?.asString ?? "").prefix(40))
            return JSONValue.object(other)
          }
          _ = server.answer(
            ModelServer.Call(
              method: "POST", path: call.path, headers: [:], bytes: [], body: ["requests": .array(others)]))
          return ModelServer.Reply(body: "<html>Bad gateway</html>")
        }
      }
      #expect(server.batches.count == 2)
      if pollsUntilDone == 0 {
        let answers = try await run(.anthropic, server, in: folder)
        #expect(answers == (0..<3).map { answer($0) + "\n" }.joined())
      } else {
        // Neither has ended: to send a third would be to pay twice.
        await #expect(throws: ModelError.self) { try await run(.anthropic, server, in: folder) }
      }
      #expect(server.batches.count == 2)
    }
  }

  @Test("a batch that never arrived is sent again", arguments: dialects)
  func neverArrived(dialect: ProviderDialect) async throws {
    try await withTemporaryFolder { folder in
      let server = BatchServer(dialect) { request, _ in .answered(request.prompt) }
      await #expect(throws: ModelError.self) {
        try await run(dialect, server, in: folder) { call in
          call.method == "POST" && call.path.hasSuffix("batches") ? ModelServer.Reply(body: "<html></html>") : nil
        }
      }
      #expect(server.batches.isEmpty)
      let answers = try await run(dialect, server, in: folder)
      #expect(answers == (0..<3).map { answer($0) + "\n" }.joined())
      #expect(server.batches.map(\.count) == [3])
    }
  }

  @Test("a batch whose worst case does not fit into the budget is not sent", arguments: dialects)
  func budget(dialect: ProviderDialect) async throws {
    try await withTemporaryFolder { folder in
      let server = BatchServer(dialect) { request, _ in .answered(request.prompt) }
      // Three requests of 100 tokens at 0.1 cents: 30 cents.
      await #expect(throws: ModelError.self) { try await run(dialect, server, in: folder, budget: "0.29") }
      #expect(server.batches.isEmpty)
      _ = try await run(dialect, server, in: folder, budget: "0.30")
      #expect(server.batches.count == 1)
    }
  }

  @Test("providers without a batch interface say so")
  func noBatches() async throws {
    try await withTemporaryFolder { folder in
      let server = BatchServer(.openAI) { _, _ in .expired }
      await #expect(throws: ModelError.noBatches(model: "test-model")) {
        _ = try await run(.chatCompletions, server, in: folder)
      }
    }
  }
}
