import Artifacts

/// Reads what a provider means with an HTTP status that is not 200.
struct ProviderFailure {
  let status: Int
  /// The provider's message, or the first line of whatever it sent, or the status alone.
  let words: String
  /// The provider's own code, such as `insufficient_quota`.
  let code: String?
  /// The parameter that it complains of.
  let parameter: String?

  init(_ reply: HTTPReply) {
    let body = (try? JSONValue(parsing: reply.body))?.asObject
    self.init(
      status: reply.status, body: body ?? ["message": .string(String(decoding: reply.body.prefix(500), as: UTF8.self))])
  }

  init(status: Int, body: JSONObject) {
    self.status = status
    // Some servers wrap their error in a list.
    let error = body["error"]?.asObject ?? body
    code = [error["code"], error["type"], error["status"], body["__type"]].lazy.compactMap { $0?.asString }.first
    parameter = error["param"]?.asString
    let message =
      [error["message"], error["Message"], error["detail"], body["error"], body["detail"]].lazy
      .compactMap { $0?.asString }.first { !$0.isEmpty }
    words = oneLine(message ?? "", or: "no reason given")
  }

  /// What follows from it.
  ///
  /// - Parameter possible: the adjustments that were not tried yet.
  func kind(possible: [Adjustment]) -> AttemptFailure.Kind {
    let text = words.lowercased()
    func mentions(_ parts: String...) -> Bool { parts.contains { text.contains($0) } }
    switch status {
    case 401, 402, 403:
      return .fatal(.notPermitted(status: status, words: words))
    case 404:
      return .fatal(.notFound(words: words))
    case 429 where code == "insufficient_quota" || mentions("exceeded your current quota"),
      400 where mentions("credit balance is too low"):
      return .fatal(.notPermitted(status: status, words: words))
    case 400, 422:
      if let wish = Adjustment.pleasing(words: words, parameter: parameter, possible: possible) { return .wants(wish) }
      if code == "invalid_json_schema" || mentions("invalid schema", "schema is invalid", "invalid json schema") {
        return .fatal(.schemaRefused(words: words))
      }
      return .rejected
    case 429, 503, 529: return .throttled
    case 408, 409, 425, 500...: return .serverError
    default: return .rejected
    }
  }
}

/// The first line of a text, short and without control characters.
func oneLine(_ text: String, or alternative: String) -> String {
  let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
  let clean = String(
    line.unicodeScalars.prefix(500).map { $0.properties.generalCategory == .control ? " " : Character($0) }
  )
  .trimmingWhitespace
  return clean.isEmpty ? alternative : clean
}
