import Artifacts
import TestSupport
import Testing

@testable import LanguageModels

@Suite("Asking a server for its models, which costs nothing")
struct ModelProbeTests {
  private static let listing: [ProviderDialect] = [.openAI, .chatCompletions, .google, .anthropic]

  private func standing(
    _ dialect: ProviderDialect, environment: [String: String] = [:],
    answer: @escaping @Sendable (ModelServer.Call, Int) -> ModelServer.Reply
  ) async throws -> (ModelStanding, [ModelServer.Call]) {
    try await ModelServer.with(answer: answer) { server, address in
      let standing = await ModelProbe.standing(
        of: try ModelName(dialect.modelName(at: address)),
        environment: dialect.environment(at: address).merging(environment) { $1 }, limit: .seconds(240))
      return (standing, await server.calls)
    }
  }

  private func standing(list body: String, model: String = "test-model") async throws -> ModelStanding {
    try await ModelServer.with { _, _ in
      ModelServer.Reply(body: body)
    } body: { _, address in
      await ModelProbe.standing(of: try ModelName("\(address)/v1#\(model)"), environment: [:], limit: .seconds(240))
    }
  }

  @Test("a model that is there is found, with the provider's key and without a question", arguments: listing)
  func served(dialect: ProviderDialect) async throws {
    let (standing, calls) = try await standing(dialect) { call, _ in dialect.models(["other", "test-model"], call) }
    #expect(standing == .served)
    #expect(calls.count == 1)
    #expect(calls.allSatisfy { $0.method == "GET" && $0.bytes.isEmpty })
    #expect(dialect != .anthropic || calls.first?.headers["anthropic-version"] == "2023-06-01")
  }

  @Test("one that is not there is told with some that are, the likeliest first", arguments: listing)
  func notServed(dialect: ProviderDialect) async throws {
    let names = (10..<30).map { "model-\($0)" } + ["test-model-2"]
    let (standing, calls) = try await standing(dialect) { call, _ in dialect.models(names, call) }
    guard case .notServed(let others, let count) = standing else {
      Issue.record("\(standing)")
      return
    }
    #expect(count == 21)
    #expect(others.count == 8)
    #expect(others.first == "test-model-2" && others.last == "model-16")
    #expect(calls.count == (dialect == .openAI || dialect == .anthropic ? 2 : 1))
  }

  @Test("a wrong key is told, and not shown (faults 15 and 36)", arguments: listing)
  func refused(dialect: ProviderDialect) async throws {
    let wrong = ["OPENAI_API_KEY", "ANTHROPIC_API_KEY", "GEMINI_API_KEY", "VALBENCH_API_KEY"]
      .reduce(into: [:]) { $0[$1] = "wrong-key-0123456789" }
    let (standing, calls) = try await standing(dialect, environment: wrong) { call, _ in
      let reply = dialect.models(["test-model"], call)
      return ModelServer.Reply(
        status: reply.status, body: #"{"error": {"message": "Bad key: wrong-key-0123456789"}}"#)
    }
    #expect(standing == .refused(words: "HTTP 401: Bad key: [key]"))
    #expect(calls.count == 1)
  }

  @Test("Google tells a wrong key with the status of a bad request")
  func googleKey() async throws {
    let (standing, _) = try await standing(.google) { _, _ in
      ModelServer.Reply(status: 400, body: #"[{"error": {"code": 400, "message": "API key not valid."}}]"#)
    }
    guard case .refused = standing else {
      Issue.record("\(standing)")
      return
    }
  }

  @Test("a missing key or region is told before anything is sent", arguments: ["openai:m", "anthropic:m", "bedrock:m"])
  func misconfigured(name: String) async throws {
    let standing = await ModelProbe.standing(of: try ModelName(name), environment: [:])
    guard case .misconfigured = standing else {
      Issue.record("\(standing)")
      return
    }
  }

  @Test("Bedrock is asked nothing", arguments: [ProviderDialect.bedrockKey, .bedrockSigned])
  func bedrock(dialect: ProviderDialect) async throws {
    let (standing, calls) = try await standing(dialect) { _, _ in ModelServer.Reply(body: "{}") }
    #expect(standing == .unasked)
    #expect(calls.isEmpty)
  }

  @Test("the offline model needs nothing")
  func offline() async throws {
    #expect(await ModelProbe.standing(of: try ModelName("offline"), environment: [:]) == .offline)
  }

  @Test(
    "a server that does not tell its models is told apart from one that lacks the model", arguments: [404, 405, 501])
  func untold(status: Int) async throws {
    for dialect in [ProviderDialect.chatCompletions, .openAI] {
      let (standing, _) = try await standing(dialect) { _, _ in ModelServer.Reply(status: status, body: "Not found") }
      #expect(standing == .untold)
    }
  }

  @Test("names in lists are read as each kind of server means them")
  func lists() async throws {
    #expect(try await standing(list: #"{"data": [{"id": "llama3:latest"}]}"#, model: "llama3") == .served)
    #expect(
      try await standing(list: #"{"data": [{"id": "x.gguf", "owned_by": "llamacpp"}]}"#) == .servedAs("x.gguf"))
    #expect(try await standing(list: #"{"data": []}"#) == .notServed(others: [], count: 0))
    let long = String(repeating: "x", count: 5000)
    #expect(
      try await standing(list: #"{"data": [{"id": "\#(long)"}, {"id": "a\nb"}]}"#)
        == .notServed(others: ["a", String(long.prefix(80))], count: 2))
  }

  @Test(
    "what is no list of models is told as that (fault 19)",
    arguments: ["<html></html>", "{}", "[]", "", #"{"data": 1}"#])
  func unclear(body: String) async throws {
    #expect(try await standing(list: body) == .unclear(words: "its reply is no list of models"))
  }

  @Test("a server that is too busy or broken is told with its words", arguments: [429, 500, 503])
  func broken(status: Int) async throws {
    let (standing, _) = try await standing(.openAI) { _, _ in
      ModelServer.Reply(status: status, body: #"{"error": {"message": "Not now."}}"#)
    }
    #expect(standing == .unclear(words: "HTTP \(status): Not now."))
  }

  @Test("a server that never answers is given up at the limit of time (fault 16)", arguments: [true, false])
  func hanging(accepts: Bool) async throws {
    try await FaultServer.with(accepting: accepts ? .all : .none) { _, address in
      let standing = await ModelProbe.standing(
        of: try ModelName(address + "/v1#m"), environment: [:], limit: .milliseconds(200))
      #expect(standing == .silent(words: "no whole reply came within 0.2 seconds"))
    }
  }

  @Test("a port where nobody listens is told")
  func deadPort() async throws {
    let standing = await ModelProbe.standing(
      of: try ModelName("http://127.0.0.1:1/v1#m"), environment: [:], limit: .seconds(240))
    #expect(standing == .silent(words: "connection refused"))
  }

  @Test("a server that sends without end is cut off (fault 18)")
  func flood() async throws {
    try await FaultServer.with { connection in
      connection.request()
      connection.send("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n")
      connection.flood(Array("10000\r\n".utf8) + Array(repeating: 0x20, count: 65_536) + Array("\r\n".utf8))
    } body: { _, address in
      let standing = await ModelProbe.standing(
        of: try ModelName(address + "/v1#m"), environment: [:], limit: .seconds(240))
      #expect(standing == .unclear(words: "the reply is larger than 8 MiB"))
    }
  }
}
