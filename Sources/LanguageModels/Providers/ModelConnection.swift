import Artifacts
import Foundation

/// A model that can be asked: its protocol, its server and its key.
///
/// Keys come from the environment alone. The names of the variables are those of the providers' own clients.
struct ModelConnection: Sendable {
  let model: any LanguageModel
  /// `nil` for the offline model, as ``server``.
  var format: (any WireFormat)?
  var server: ModelServerAccess?

  /// The provider's batch interface, if it has one.
  var batches: (any BatchService)? {
    switch (format, server) {
    case (is OpenAIResponsesFormat, let server?): OpenAIBatches(server: server)
    case (let format as AnthropicFormat, let server?): AnthropicBatches(server: server, headers: format.headers)
    default: nil
    }
  }

  static func with<Result>(
    _ model: ModelName, _ environment: [String: String], _ timeouts: Timeouts,
    body: nonisolated(nonsending) (ModelConnection) async throws -> Result
  ) async throws -> Result {
    if model.isOffline { return try await body(ModelConnection(model: OfflineModel())) }
    let plan = try Plan(model, environment)
    return try await HTTPTransport.with(secrets: Secrets(plan.secrets), timeouts: timeouts) { transport in
      let server = ModelServerAccess(transport: transport, address: plan.address, authorization: plan.authorization)
      let httpModel = HTTPModel(name: model.model, format: plan.format, server: server)
      return try await body(ModelConnection(model: httpModel, format: plan.format, server: server))
    }
  }

  /// What a model's name and the environment say together.
  private struct Plan {
    let format: any WireFormat
    var address: String
    var authorization = ModelServerAccess.Authorization.none
    var secrets: [String] = []

    init(_ name: ModelName, _ environment: [String: String]) throws(ModelError) {
      func variable(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
      func key(_ variableName: String) throws(ModelError) -> String {
        guard let key = variable(variableName) else { throw .missingKey(variable: variableName, model: name.label) }
        return key
      }
      switch name.provider {
      case .offline:
        preconditionFailure("the offline model has no server")
      case .openAI:
        format = OpenAIResponsesFormat(model: name.model)
        address = variable("OPENAI_BASE_URL") ?? "https://api.openai.com/v1"
        bear(try key("OPENAI_API_KEY"))
      case .google:
        format = ChatCompletionsFormat(model: name.model)
        address = variable("GEMINI_BASE_URL") ?? "https://generativelanguage.googleapis.com/v1beta/openai"
        bear(try key("GEMINI_API_KEY"))
      case .compatible(let server):
        format = ChatCompletionsFormat(model: name.model)
        address = server
        if let key = variable("VALBENCH_API_KEY") { bear(key) }
      case .anthropic:
        format = AnthropicFormat(model: name.model)
        address = variable("ANTHROPIC_BASE_URL") ?? "https://api.anthropic.com"
        let key = try key("ANTHROPIC_API_KEY")
        authorization = .header(name: "x-api-key", value: key)
        secrets = [key]
      case .bedrock:
        format = BedrockFormat(model: name.model)
        guard let region = variable("AWS_REGION") ?? variable("AWS_DEFAULT_REGION") else {
          throw .missingRegion(model: name.label)
        }
        address = variable("AWS_ENDPOINT_URL_BEDROCK_RUNTIME") ?? "https://bedrock-runtime.\(region).amazonaws.com"
        if let key = variable("AWS_BEARER_TOKEN_BEDROCK") {
          bear(key)
        } else {
          guard let id = variable("AWS_ACCESS_KEY_ID"), let secret = variable("AWS_SECRET_ACCESS_KEY") else {
            throw .missingKey(
              variable: "AWS_BEARER_TOKEN_BEDROCK (or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY)", model: name.label)
          }
          let token = variable("AWS_SESSION_TOKEN")
          authorization = .aws(
            AWSCredentials(accessKeyID: id, secretAccessKey: secret, sessionToken: token), region: region)
          secrets = [secret] + (token.map { [$0] } ?? [])
        }
      }
      address = try ServerAddress(address, hasKey: !secrets.isEmpty).text
    }

    private mutating func bear(_ key: String) {
      authorization = .header(name: "authorization", value: "Bearer \(key)")
      secrets = [key]
    }
  }
}
