import Artifacts
import Ledger

/// How one provider's protocol writes a request and tells a reply. Pure: bytes are carried elsewhere.
protocol WireFormat: Sendable {
  /// The adjustments that this protocol knows, in the order in which they are tried.
  var adjustments: [Adjustment] { get }

  /// What of a request the protocol cannot express, as the end of the sentence "… takes no …".
  func unsupported(_ sampling: Sampling) -> String?

  /// Where requests go, after the server's address.
  var path: String { get }

  /// Header fields besides the key's.
  var headers: [(name: String, value: String)] { get }

  func body(_ request: ModelRequest, _ adjusted: Set<Adjustment>) -> JSONObject

  /// - Returns: what the model said, with the outcome that its protocol tells. Whether an answer has the form that was
  ///   asked for is checked by the gateway.
  func completion(_ reply: JSONObject) throws(RecordError) -> Completion
}

extension WireFormat {
  var headers: [(name: String, value: String)] { [] }

  /// Those adjustments that would change how this request is written.
  func possible(_ request: ModelRequest, _ adjusted: Set<Adjustment>) -> [Adjustment] {
    let now = body(request, adjusted)
    return adjustments.filter { !adjusted.contains($0) && body(request, adjusted.union([$0])) != now }
  }
}

/// One turn of the conversation that a request is.
struct Turn: Equatable {
  enum Role: String {
    case user
    case assistant
  }

  let role: Role
  let text: String
}

extension ModelRequest {
  /// The system prompt and the conversation as they go to a model that wants them adjusted.
  func conversation(_ adjusted: Set<Adjustment>) -> (system: String?, turns: [Turn]) {
    let (system, prompt) = texts(adjusted)
    let asked = Turn(role: .user, text: prompt)
    guard let repair else { return (system, [asked]) }
    let words = "This answer cannot be used: \(repair.problem). Give the whole answer again, in the form asked for."
    return (system, [asked, Turn(role: .assistant, text: repair.answer), Turn(role: .user, text: words)])
  }

  private func texts(_ adjusted: Set<Adjustment>) -> (system: String?, prompt: String) {
    var prompt = prompt
    if let schema, adjusted.contains(.schemaInPrompt) {
      prompt += """


        Answer with one JSON object and nothing else. It must follow this JSON Schema:
        \(schema.schema.text)
        """
    }
    if let system, adjusted.contains(.systemInPrompt) { return (nil, system + "\n\n" + prompt) }
    return (system, prompt)
  }

  /// The schema, if the provider is to enforce it in its own way.
  func enforcedSchema(_ adjusted: Set<Adjustment>) -> AnswerSchema? {
    adjusted.contains(.schemaInPrompt) ? nil : schema
  }
}

extension JSONObject {
  /// A count of tokens, or `nil` where it is missing or makes no sense: the answer beside it counts all the same.
  func tokens(_ key: String) -> Int? {
    guard let count = self[key]?.asInteger, (0...1_000_000_000).contains(count) else { return nil }
    return count
  }
}
