import Artifacts

extension ProviderDialect {
  /// Where the provider's server lists its models; `nil` for one that does not.
  package var modelsPath: String? {
    switch self {
    case .openAI, .chatCompletions, .anthropic: "/v1/models"
    case .google: "/openai/models"
    case .bedrockKey, .bedrockSigned: nil
    }
  }

  /// What the provider's server says to one who asks for its models, or for one of them, and sends the right key.
  ///
  /// - Parameter names: of the models that it has.
  package func models(_ names: [String], _ call: ModelServer.Call) -> ModelServer.Reply {
    guard call.method == "GET", let modelsPath, call.path.hasPrefix(modelsPath) else {
      return ModelServer.Reply(status: 404, body: #"{"error": {"message": "Not here."}}"#)
    }
    guard call.headers[authorization.name]?.hasPrefix(authorization.value) == true else {
      return ModelServer.Reply(status: 401, body: #"{"error": {"message": "Incorrect API key provided."}}"#)
    }
    let asked = call.path.dropFirst(modelsPath.count)
    func model(_ name: String) -> JSONValue {
      ["id": .string(self == .google ? "models/" + name : name), "object": "model", "owned_by": "somebody"]
    }
    if asked.isEmpty || asked.hasPrefix("?") {
      let list: JSONObject = ["object": "list", "data": .array(names.map(model))]
      return ModelServer.Reply(body: JSONValue.object(list).text)
    }
    guard names.contains(String(asked.dropFirst())) else {
      return ModelServer.Reply(status: 404, body: #"{"error": {"message": "The model does not exist."}}"#)
    }
    return ModelServer.Reply(body: model(String(asked.dropFirst())).text)
  }
}
