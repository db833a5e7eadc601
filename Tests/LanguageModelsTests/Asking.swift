import Artifacts
import Foundation
import HTTPSupport
import Ledger
import TestSupport

@testable import LanguageModels

/// What the tests of this module ask with.
enum Asking {
  static func request(_ prompt: String = "Why?", schema: AnswerSchema? = nil) -> ModelRequest {
    ModelRequest(
      system: "Be brief.", prompt: prompt, sampling: Sampling(temperature: 0.5, topP: 0.9, maximumOutputTokens: 100),
      schema: schema, offlineAnswer: { "offline answer" })
  }

  static let schema = AnswerSchema(
    name: "verdict", schema: ["type": "object", "properties": ["a": ["type": "integer"]], "required": ["a"]]
  ) { answer in
    (try? JSONValue(parsing: Array(answer.utf8)))?.asObject?["a"]?.asInteger == nil ? "a is no integer" : nil
  }

  /// Retries at once, so that tests need not wait.
  static var pace: PaceSettings {
    var settings = PaceSettings(start: 16, cap: 16)
    settings.backOff.firstDelay = .milliseconds(1)
    settings.backOff.longestDelay = .milliseconds(4)
    return settings
  }

  static func access(_ name: String, in folder: TemporaryFolder, environment: [String: String]) throws -> ModelAccess {
    var access = ModelAccess(model: try ModelName(name), ledger: folder("ledger.sqlite"), pace: pace)
    access.environment = environment
    // Where all tests run at once, an answer can be long in coming, and what is asked twice would be counted twice.
    access.timeout = .seconds(240)
    return access
  }

  /// Runs a server that speaks a provider's protocol, and a gateway that asks it.
  nonisolated(nonsending) static func with<Result>(
    _ dialect: ProviderDialect, in folder: TemporaryFolder, sampling: Sampling = request().sampling,
    change: (inout ModelAccess) -> Void = { _ in },
    answer: @escaping @Sendable (ModelServer.Call, Int) -> ModelServer.Reply,
    body: nonisolated(nonsending) (ModelGateway, ModelServer) async throws -> Result
  ) async throws -> Result {
    try await ModelServer.with(answer: answer) { server, address in
      var access = try access(
        dialect.modelName(at: address), in: folder, environment: dialect.environment(at: address))
      change(&access)
      return try await gateway(access, sampling: sampling) { try await body($0, server) }
    }
  }

  /// Opens the gateway to one model.
  nonisolated(nonsending) static func gateway<Result>(
    _ access: ModelAccess, sampling: Sampling = request().sampling,
    body: nonisolated(nonsending) (ModelGateway) async throws -> Result
  ) async throws -> Result {
    let kind = RequestKind(name: "test", model: access.model, sampling: sampling)
    return try await ModelGateways.with(access, kinds: [kind], run: "test") { gateways in
      let result = try await body(gateways.gateway(of: access.model))
      try await gateways.finishRun()
      return result
    }
  }

  /// Asks one question of a server that speaks a provider's protocol.
  static func ask(
    _ dialect: ProviderDialect, in folder: TemporaryFolder, _ request: ModelRequest = request(),
    answer: @escaping @Sendable (ModelServer.Call, Int) -> ModelServer.Reply
  ) async throws -> (reply: Reply, calls: [ModelServer.Call]) {
    try await with(dialect, in: folder, sampling: request.sampling, answer: answer) { gateway, server in
      let reply = try await gateway.ask(request)
      return (reply, await server.calls)
    }
  }

  /// The newest completion that the ledger has for a request.
  static func stored(
    _ dialect: ProviderDialect, in folder: TemporaryFolder, _ request: ModelRequest = request()
  ) async throws -> Completion? {
    let name = try ModelName(dialect.modelName(at: "http://127.0.0.1:1"))
    return try await Ledger.with(path: folder("ledger.sqlite")) { ledger in
      try await ledger.lastCompletion(for: RequestKey(canonicalRequest: request.canonical(for: name)))
    }
  }
}
