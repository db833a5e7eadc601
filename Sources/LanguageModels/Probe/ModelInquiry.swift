import Artifacts

/// Decides how to find out whether a server serves a model, and what its replies mean. None of the requests costs anything.
///
/// The model is asked for by name where aliases are not in the list; else, and if that is not known, the list.
struct ModelInquiry {
  enum Step: Equatable {
    case get(path: String)
    case told(ModelStanding)
  }

  private let name: ModelName
  private let listPath: String
  private let modelPath: String

  /// How many names of other models are told.
  private static let maximumOthers = 8
  /// Of a name that a server tells, in characters.
  private static let maximumNameLength = 80

  init(_ name: ModelName) {
    self.name = name
    let prefix = name.provider == .anthropic ? "/v1/models" : "/models"
    listPath = prefix + (name.provider == .anthropic ? "?limit=1000" : "")
    modelPath = "\(prefix)/\(name.model.percentEncoded())"
  }

  var start: Step {
    switch name.provider {
    case .offline: .told(.offline)
    case .bedrock: .told(.unasked)
    case .openAI, .anthropic: .get(path: modelPath)
    case .google, .compatible: .get(path: listPath)
    }
  }

  /// - Parameter path: what was asked for.
  func next(after path: String, _ reply: HTTPReply) -> Step {
    let isList = path == listPath
    switch reply.status {
    case 200:
      return .told(isList ? standing(inList: reply.body) : standing(inModel: reply.body))
    case 404, 405, 501:
      return isList ? .told(.untold) : .get(path: listPath)
    case let status:
      let failure = ProviderFailure(reply)
      let words = "HTTP \(status): \(failure.words)"
      // Google tells a wrong key with 400.
      let isRefusal = [401, 402, 403].contains(status) || status == 400 && words.lowercased().contains("api key")
      return .told(isRefusal ? .refused(words: words) : .unclear(words: words))
    }
  }

  private func standing(inModel body: [UInt8]) -> ModelStanding {
    let model = (try? JSONValue(parsing: body))?.asObject
    return model?["id"]?.asString == nil ? .unclear(words: "its reply is no model") : .served
  }

  private func standing(inList body: [UInt8]) -> ModelStanding {
    guard let list = (try? JSONValue(parsing: body))?.asObject?["data"]?.asArray else {
      return .unclear(words: "its reply is no list of models")
    }
    let models = list.compactMap(\.asObject)
    let names = models.compactMap { $0["id"]?.asString.map(Self.bare) }
    if names.contains(where: isMeant) { return .served }
    // llama.cpp's server looks at no name.
    if names.count == 1, models[0]["owned_by"]?.asString == "llamacpp" { return .servedAs(Self.shown(names[0])) }
    let likeliest = names.map { ($0.commonPrefix(with: name.model).count, $0) }
      .sorted { ($1.0, $0.1) < ($0.0, $1.1) }
    return .notServed(others: likeliest.prefix(Self.maximumOthers).map { Self.shown($0.1) }, count: names.count)
  }

  /// Ollama's names end with a tag, which may be left out when asking.
  private func isMeant(_ listed: String) -> Bool {
    let meant = Self.bare(name.model)
    return listed == meant || listed == meant + ":latest"
  }

  /// Google's names begin with `models/`, which may be left out when asking.
  private static func bare(_ name: String) -> String {
    name.hasPrefix("models/") ? String(name.dropFirst("models/".count)) : name
  }

  private static func shown(_ name: String) -> String { oneLine(String(name.prefix(maximumNameLength)), or: "?") }
}

extension String {
  fileprivate func commonPrefix(with other: String) -> Substring {
    self[..<(zip(indices, other).first { self[$0] != $1 }?.0 ?? index(startIndex, offsetBy: min(count, other.count)))]
  }
}
