/// What a model or its server wants written otherwise, found out from its own refusal.
///
/// The raw values are kept in the ledger.
enum Adjustment: String, Sendable, CaseIterable {
  case withoutTemperature = "without temperature"
  case withoutTopP = "without top-p"
  case withoutSeed = "without seed"
  /// The token limit goes by the name `max_completion_tokens`.
  case completionTokenLimit = "max_completion_tokens"
  /// The system prompt stands at the head of the user's.
  case systemInPrompt = "system prompt in the prompt"
  /// The schema is the input of a tool that the model must use.
  case schemaAsTool = "schema as a tool"
  /// The schema is asked for in the prompt.
  case schemaInPrompt = "schema in the prompt"

  /// What a person must know who publishes the answers, or `nil` where the answers are as they were asked for.
  var notice: String? {
    switch self {
    case .withoutTemperature: "does not take a temperature: asked with its own"
    case .withoutTopP: "does not take top-p: asked with its own"
    case .withoutSeed: "does not take a seed: asked without"
    case .systemInPrompt: "does not take a system prompt: it stands at the head of each prompt"
    case .schemaInPrompt: "does not take a JSON Schema: asked for it in the prompt"
    case .completionTokenLimit, .schemaAsTool: nil
    }
  }
}

extension Adjustment {
  /// Reads out of a refusal (HTTP 400 or 422) what would please the model.
  ///
  /// - Parameters:
  ///   - words: the provider's message.
  ///   - parameter: the parameter that the provider names, if it does.
  ///   - possible: those that apply to the request and its protocol and were not tried yet, the first one first.
  static func pleasing(words: String, parameter: String?, possible: [Adjustment]) -> Adjustment? {
    let text = (words + " " + (parameter ?? "")).lowercased()
    func mentions(_ parts: [String]) -> Bool { parts.contains { text.contains($0) } }
    // A value out of range is the person's mistake, not the model's taste.
    guard mentions(refusals) else { return nil }
    return possible.first { adjustment in
      switch adjustment {
      case .completionTokenLimit: mentions(["max_completion_tokens"])
      // "`temperature` and `top_p` cannot both be specified": the temperature stays.
      case .withoutTemperature: mentions(["temperature"]) && !mentions(["both"])
      case .withoutTopP: mentions(["top_p", "topp", "top-p"])
      case .withoutSeed: mentions(["seed"])
      case .systemInPrompt: mentions(["system role", "system message", "system prompt", "developer instruction"])
      case .schemaAsTool: mentions(schemaWords)
      case .schemaInPrompt: mentions(schemaWords + ["tool"])
      }
    }
  }

  private static let refusals = [
    "not support", "unsupported", "deprecated", "only the default", "may only be", "cannot both", "not allowed",
    "not permitted", "unknown", "unrecognized", "unexpected", "extra input", "not enabled", "not available",
    "instead", "not implemented",
  ]

  private static let schemaWords = [
    "response_format", "json_schema", "output_config", "outputconfig", "output_format", "textformat", "text.format",
    "structured output", "guided", "grammar",
  ]
}
