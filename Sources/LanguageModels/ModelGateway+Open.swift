import AsyncHTTPClient
import Foundation
import Ledger

extension ModelGateway {
  /// Opens a model and its ledger for as long as `body` runs. API keys come from the environment:
  /// `OPENAI_API_KEY`, `ANTHROPIC_API_KEY`, and for other addresses `VALBENCH_API_KEY`, which may be unset.
  /// `OPENAI_BASE_URL` and `ANTHROPIC_BASE_URL` stand in for the providers' own addresses, as in their own clients.
  ///
  /// - Throws: ``ModelError`` if a key is missing or would leave unprotected; ``LedgerError``; what `body` throws.
  package nonisolated(nonsending) static func with<Result>(
    model name: ModelName, ledger path: String, environment: [String: String] = ProcessInfo.processInfo.environment,
    body: nonisolated(nonsending) (ModelGateway) async throws -> Result
  ) async throws -> Result {
    if name.isOffline {
      return try await Ledger.with(path: path) { ledger in
        try await body(ModelGateway(name: name, model: OfflineModel(), ledger: ledger))
      }
    }
    return try await HTTPClient.withHTTPClient(configuration: HTTPEndpoint.clientConfiguration) { client in
      let model = try Self.model(name, client, environment)
      return try await Ledger.with(path: path) { ledger in
        try await body(ModelGateway(name: name, model: model, ledger: ledger))
      }
    }
  }

  private static func model(
    _ name: ModelName, _ client: HTTPClient, _ environment: [String: String]
  ) throws(ModelError) -> any LanguageModel {
    switch name.provider {
    case .offline:
      return OfflineModel()
    case .openAI:
      let key = try key("OPENAI_API_KEY", name, environment)
      let address = try address(environment["OPENAI_BASE_URL"] ?? "https://api.openai.com/v1", hasKey: true)
      let endpoint = HTTPEndpoint(
        client: client, url: address + "/chat/completions", authorization: [("authorization", "Bearer \(key)")],
        secret: key)
      return ChatCompletionsModel(endpoint: endpoint, model: name.model, tokenLimitField: "max_completion_tokens")
    case .anthropic:
      let key = try key("ANTHROPIC_API_KEY", name, environment)
      let address = try address(environment["ANTHROPIC_BASE_URL"] ?? "https://api.anthropic.com", hasKey: true)
      let endpoint = HTTPEndpoint(
        client: client, url: address + "/v1/messages",
        authorization: [("x-api-key", key), ("anthropic-version", AnthropicModel.protocolVersion)], secret: key)
      return AnthropicModel(endpoint: endpoint, model: name.model)
    case .compatible(let address):
      let key = environment["VALBENCH_API_KEY"].flatMap { $0.isEmpty ? nil : $0 }
      let address = try self.address(address, hasKey: key != nil)
      let endpoint = HTTPEndpoint(
        client: client, url: address + "/chat/completions",
        authorization: key.map { [("authorization", "Bearer \($0)")] } ?? [], secret: key)
      return ChatCompletionsModel(endpoint: endpoint, model: name.model, tokenLimitField: "max_tokens")
    }
  }

  /// Checks that an address names a server, and that no key goes to a public one over plain HTTP.
  private static func address(_ text: String, hasKey: Bool) throws(ModelError) -> String {
    guard let url = URL(string: text), let host = url.host, !host.isEmpty else { throw .badAddress(text) }
    if hasKey, url.scheme != "https", !isPrivate(host) { throw .keyOverPlainHTTP(address: text) }
    return text
  }

  private static func key(
    _ variable: String, _ name: ModelName, _ environment: [String: String]
  ) throws(ModelError) -> String {
    guard let key = environment[variable], !key.isEmpty else {
      throw .missingKey(variable: variable, model: name.label)
    }
    return key
  }

  /// Whether a host is on this machine or in a private network (RFC 1918), or named without a dot as cluster nodes are.
  static func isPrivate(_ host: String) -> Bool {
    if host == "::1" || host == "[::1]" || !host.contains(".") && !host.contains(":") { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    guard parts.count == 4, let first = parts[0], let second = parts[1], parts[2] != nil, parts[3] != nil else {
      return false
    }
    return first == 127 || first == 10 || (first == 192 && second == 168)
      || (first == 172 && (16...31).contains(second))
  }
}
