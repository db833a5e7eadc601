import Artifacts
import Foundation
import Ledger
import TestSupport
import Testing

@testable import LanguageModels

/// What asking for embeddings must do, over real HTTP.
@Suite("Asking for embeddings")
struct EmbeddingsFormatTests {
  static let dialects: [ProviderDialect] = [.openAI, .chatCompletions, .google]

  private static let task = EmbeddingTask(texts: ["Why?", "Why not?"])

  private static func reply(_ data: JSONValue, usage: JSONValue = ["prompt_tokens": 5, "total_tokens": 5])
    -> ModelServer.Reply
  {
    let body: JSONValue = ["object": "list", "data": data, "model": "test-model", "usage": usage]
    return ModelServer.Reply(body: body.text)
  }

  private static func entry(_ index: JSONValue, _ embedding: JSONValue) -> JSONValue {
    ["object": "embedding", "index": index, "embedding": embedding]
  }

  private static let good = reply([entry(0, [1, 0.5]), entry(1, [-2, 0])])

  private func vectors(_ reply: Reply) throws -> [[Float]] { try Self.task.vectors(of: try #require(reply.answer)) }

  @Test("the texts go to the right address with the key, and nothing else does", arguments: dialects)
  func request(dialect: ProviderDialect) async throws {
    try await withTemporaryFolder { folder in
      let (reply, calls) = try await Asking.ask(dialect, in: folder, ModelRequest(embedding: Self.task)) { _, _ in
        Self.good
      }
      #expect(try vectors(reply) == [[1, 0.5], [-2, 0]])
      let call = try #require(calls.first)
      #expect(calls.count == 1 && call.method == "POST")
      #expect(call.path == (dialect == .google ? "/openai/embeddings" : "/v1/embeddings"))
      let (name, value) = dialect.authorization
      #expect(call.headers[name]?.hasPrefix(value) == true)
      #expect(call.body == ["model": "test-model", "input": ["Why?", "Why not?"], "encoding_format": "float"])
      let stored = try await Asking.stored(dialect, in: folder, ModelRequest(embedding: Self.task))
      #expect(stored?.outcome == .answered)
      #expect(stored?.content == "AACAPwAAAD8=\nAAAAwAAAAAA=")
      #expect(stored?.usage == Usage(inputTokens: 5, outputTokens: 0))
      #expect(stored?.answeringModel == "test-model")
    }
  }

  @Test("dimensions are asked for where a person wants them, and only there")
  func dimensions() async throws {
    try await withTemporaryFolder { folder in
      let request = ModelRequest(embedding: EmbeddingTask(texts: Self.task.texts, dimensions: 2))
      let (reply, calls) = try await Asking.ask(.openAI, in: folder, request) { _, _ in Self.good }
      #expect(reply.outcome == .answered)
      #expect(calls.first?.body["dimensions"] == 2)
      let other = ModelRequest(embedding: EmbeddingTask(texts: Self.task.texts, dimensions: 3))
      let (refused, _) = try await Asking.ask(.openAI, in: folder, other) { _, _ in Self.good }
      #expect(refused == .unanswered(.invalid, detail: "an embedding has 2 dimensions, and 3 were asked for"))
    }
  }

  @Test("the index decides which text an embedding is of; Google leaves out 0, and others leave out all")
  func order() async throws {
    let (first, second): (JSONValue, JSONValue) = ([1, 0.5], [-2, 0])
    let replies: [JSONValue] = [
      [Self.entry(0, first), Self.entry(1, second)], [Self.entry(1, second), Self.entry(0, first)],
      [["embedding": first], Self.entry(1, second)], [["embedding": first], ["embedding": second]],
      [Self.entry(.null, first), Self.entry(.null, second)],
    ]
    for data in replies {
      try await withTemporaryFolder { folder in
        let (reply, _) = try await Asking.ask(.google, in: folder, ModelRequest(embedding: Self.task)) { _, _ in
          Self.reply(data)
        }
        #expect(try vectors(reply) == [[1, 0.5], [-2, 0]])
      }
    }
  }

  @Test("an embedding may come as base64, and as numbers written in any way")
  func forms() async throws {
    try await withTemporaryFolder { folder in
      let data: JSONValue = [Self.entry(0, .string(EmbeddingVector.base64([1, 0.5]))), Self.entry(1, [-2e0, 0])]
      let (reply, _) = try await Asking.ask(.chatCompletions, in: folder, ModelRequest(embedding: Self.task)) { _, _ in
        Self.reply(data)
      }
      #expect(try vectors(reply) == [[1, 0.5], [-2, 0]])
    }
  }

  /// Asks a server that gives one reply always, at a tenth of a cent for a token.
  private func ask(
    _ folder: TemporaryFolder, _ reply: ModelServer.Reply
  ) async throws -> (reply: Reply, calls: [ModelServer.Call], spent: SpendingMeter.Reading) {
    try await Asking.with(.chatCompletions, in: folder) {
      $0.prices = try? PriceTable(
        builtIn: DataFile(name: "prices.yaml", text: "openai-compatible:\n  test-model: {input: 1000, output: 0}\n"))
    } answer: { _, _ in
      reply
    } body: { gateway, server in
      let reply = try await gateway.ask(ModelRequest(embedding: Self.task))
      return (reply, await server.calls, gateway.spending.reading)
    }
  }

  private static let unusableData: [(data: JSONValue, words: String)] = [
    ([], "there are 0 embeddings for 2 texts"),
    ([entry(0, [1])], "there are 1 embeddings for 2 texts"),
    ([entry(0, [1]), entry(1, [1]), entry(2, [1])], "there are 3 embeddings for 2 texts"),
    ([entry(0, [1]), entry(0, [1])], "the indices of the embeddings are not those of the texts"),
    ([entry(1, [1]), entry(2, [1])], "the indices of the embeddings are not those of the texts"),
    ([entry(-1, [1]), entry(0, [1])], "the indices of the embeddings are not those of the texts"),
    ([entry("0", [1]), entry(1, [1])], "the field \"index\" is not an integer"),
    ([entry(0, [1, 2]), entry(1, [1])], "the embeddings differ in length: 2 and 1 dimensions"),
    ([entry(0, []), entry(1, [])], "an embedding has 0 dimensions, not 1 to 16384"),
    ([entry(0, [1e39]), entry(1, [1])], "an embedding holds a value that is no finite number"),
    ([entry(0, [0, 0]), entry(1, [1, 0])], "all values of an embedding are zero"),
    ([entry(0, [.null]), entry(1, [1])], "an embedding is not a list of numbers"),
    ([entry(0, [["1"]]), entry(1, [1])], "an embedding is not a list of numbers"),
    ([entry(0, .null), entry(1, [1])], "an embedding is neither a list nor base64"),
    ([entry(0, "AACAPw"), entry(1, [1])], "an embedding is not valid base64"),
    ([entry(0, "AACAf///"), entry(1, [1])], "an embedding has 6 bytes, which is no number of Float32 values"),
    ([entry(0, "AACAfw=="), entry(1, [1])], "an embedding holds a value that is no finite number"),
    ([1, 2], "the field \"data\" is not a list of objects"),
  ]

  @Test(
    "embeddings that cannot be used are asked for again as they were, paid for, and never served (faults 20, 21)",
    arguments: unusableData)
  func unusable(data: JSONValue, words: String) async throws {
    try await withTemporaryFolder { folder in
      let (reply, calls, spent) = try await ask(folder, Self.reply(data))
      #expect(reply == .unanswered(.invalid, detail: words))
      #expect(calls.count == Asking.pace.maximumBadAnswers)
      #expect(calls.allSatisfy { $0.bytes == calls[0].bytes })
      // Five tokens an answer.
      #expect(spent.cost == Dollars(decimalText: "0.015"))
      #expect(spent.unpriced == 0)
      let stored = try await Asking.stored(.chatCompletions, in: folder, ModelRequest(embedding: Self.task))
      #expect(stored?.outcome == .invalid && stored?.content == "" && stored?.usage.inputTokens == 5)

      let (better, moreCalls, _) = try await ask(folder, Self.good)
      #expect(better.outcome == .answered)
      #expect(moreCalls.count == 1)
    }
  }

  @Test("a reply that cannot be read is kept as it came, asked for again, and never served (fault 19)")
  func unreadable() async throws {
    let good = Self.good.body
    let replies = [
      good.replacingOccurrences(of: "0.5", with: "NaN"), good.replacingOccurrences(of: "0.5", with: "1e999"), "{}",
      #"{"data": {}}"#, String(good.dropLast(20)), "",
    ]
    for text in replies {
      try await withTemporaryFolder { folder in
        let (reply, calls, spent) = try await ask(folder, ModelServer.Reply(body: text))
        #expect(reply.outcome == .invalid)
        #expect(calls.count == Asking.pace.maximumBadAnswers)
        // How many tokens it was is not known: the worst case counts, of each byte and what may stand around them.
        #expect(spent.cost == Dollars(decimalText: "3.108"))
        let stored = try await Asking.stored(.chatCompletions, in: folder, ModelRequest(embedding: Self.task))
        #expect(stored?.outcome == .invalid)
        #expect(stored?.rawReply.map { String(decoding: $0, as: UTF8.self) } == text)
        let better = try await ask(folder, Self.good).reply
        #expect(better.outcome == .answered)
      }
    }
  }

  @Test("usage that is missing is unknown, and the embeddings good (fault 23)")
  func usage() async throws {
    for (usage, tokens): (JSONValue, Int?) in [
      (.null, nil), ([:], nil), (["total_tokens": 9], 9), (["prompt_tokens": -1], nil), ("none", nil),
    ] {
      try await withTemporaryFolder { folder in
        let request = ModelRequest(embedding: Self.task)
        let (reply, _) = try await Asking.ask(.google, in: folder, request) { _, _ in
          Self.reply([Self.entry(0, [1]), Self.entry(1, [2])], usage: usage)
        }
        #expect(reply.outcome == .answered)
        let stored = try await Asking.stored(.google, in: folder, request)
        #expect(stored?.usage.inputTokens == tokens)
      }
    }
  }

  @Test("texts that the model does not take are given up, not repeated (fault 15)")
  func tooLong() async throws {
    try await withTemporaryFolder { folder in
      let words = "This model's maximum context length is 8192 tokens."
      let (reply, calls) = try await Asking.ask(.openAI, in: folder, ModelRequest(embedding: Self.task)) { _, _ in
        ProviderDialect.openAI.error(400, words)
      }
      #expect(reply == .unanswered(.failed, detail: "HTTP 400: \(words)"))
      #expect(calls.count == 1)
    }
  }

  @Test("requests with one key at the same time are one call, and the ledger has its answer from then on")
  func singleFlight() async throws {
    try await withTemporaryFolder { folder in
      for expected in [1, 0] {
        let calls = try await Asking.with(.chatCompletions, in: folder) { _, _ in
          Self.good
        } body: { gateway, server in
          try await withThrowingTaskGroup(of: Reply.self) { group in
            for _ in 0..<16 { group.addTask { try await gateway.ask(ModelRequest(embedding: Self.task)) } }
            for try await reply in group { #expect(try vectors(reply) == [[1, 0.5], [-2, 0]]) }
          }
          return await server.calls.count
        }
        #expect(calls == expected)
      }
    }
  }

  @Test("no key is in the ledger or in an error, whatever the server sends (fault 36)")
  func canary() async throws {
    try await withTemporaryFolder { folder in
      for (number, status) in [200, 400, 401].enumerated() {
        let request = ModelRequest(embedding: EmbeddingTask(texts: ["\(number)"]))
        do {
          let (reply, _) = try await Asking.ask(.openAI, in: folder, request) { call, _ in
            let echo = JSONValue.string(call.headers["authorization"] ?? "")
            let body: JSONValue = ["error": ["message": echo], "data": [["index": 0, "embedding": echo]]]
            return ModelServer.Reply(status: status, body: body.text)
          }
          if case .unanswered(_, let detail) = reply { #expect(!detail.contains("canary")) }
        } catch let error as ModelError {
          #expect(!error.description.contains("canary"))
        }
      }
      for name in try folder.files() {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: folder(name)))
        #expect(bytes.range(of: Data("canary".utf8)) == nil)
      }
    }
  }

  @Test("the keys of other requests are what they were, and embeddings have keys of their own")
  func keys() throws {
    let model = try ModelName("openai:m")
    func key(_ request: ModelRequest) -> String { RequestKey(canonicalRequest: request.canonical(for: model)).sha256 }
    func key(_ texts: [String], _ dimensions: Int? = nil) -> String {
      key(ModelRequest(embedding: EmbeddingTask(texts: texts, dimensions: dimensions)))
    }
    // As Python's hashlib gives them for the canonical forms.
    #expect(key(Asking.request()) == "087bf41dde90cd54b7daf80bdf0df0faef11cbc42032032095a2a200f19ae025")
    #expect(key(["Why?", "Why not?"]) == "657420e081e4c34eb460527344c5d6c80a994a048e73722a6a346cbfe85143ac")
    let keys = [
      key(["a", "b"]), key(["b", "a"]), key(["ab"]), key(["a"]), key(["a", "b"], 2), key(["a", "b"], 3),
      key(ModelRequest(prompt: "a", sampling: .ofEmbeddings) { "" }),
    ]
    #expect(Set(keys).count == keys.count)
  }

  @Test(
    "a provider without embeddings is refused before anything is asked",
    arguments: ["offline", "anthropic:m", "bedrock:m"])
  func noEmbeddings(name: String) throws {
    let model = try ModelName(name)
    #expect(throws: ModelError.noEmbeddings(model: name)) { try RequestKind.embedding(name: "e", model: model) }
    #expect(ModelError.noEmbeddings(model: name).exitStatus == .badConfiguration)
  }
}
