import Artifacts

/// Which model to ask: `provider:model`, an OpenAI-compatible address and model, or `offline`.
package struct ModelName: Sendable, Equatable {
  package enum Provider: Sendable, Equatable {
    case offline
    case openAI
    case anthropic
    /// A server that speaks OpenAI's Chat Completions protocol, by the address that ends before `/chat/completions`.
    case compatible(address: String)
  }

  package let provider: Provider
  package let model: String

  /// - Throws: ``ModelError/badName(_:)`` if the text has none of the three forms.
  package init(_ text: String) throws(ModelError) {
    if text == offlineModelName {
      provider = .offline
      model = offlineModelName
      return
    }
    if text.hasPrefix("http://") || text.hasPrefix("https://") {
      guard let mark = text.firstIndex(of: "#"), text.index(after: mark) < text.endIndex else {
        throw .badName(text)
      }
      var address = text[..<mark]
      while address.hasSuffix("/") { address.removeLast() }
      provider = .compatible(address: String(address))
      model = String(text[text.index(after: mark)...])
      return
    }
    guard let colon = text.firstIndex(of: ":"), text.index(after: colon) < text.endIndex else { throw .badName(text) }
    model = String(text[text.index(after: colon)...])
    switch text[..<colon] {
    case "openai": provider = .openAI
    case "anthropic": provider = .anthropic
    default: throw .badName(text)
    }
  }

  /// The provider as it stands in request keys.
  var providerName: String {
    switch provider {
    case .offline: offlineModelName
    case .openAI: "openai"
    case .anthropic: "anthropic"
    case .compatible: "openai-compatible"
    }
  }

  /// The name that artifacts carry: a self-hosted model is the same model on another machine.
  package var label: String {
    switch provider {
    case .offline, .compatible: model
    case .openAI, .anthropic: "\(providerName):\(model)"
    }
  }

  package var isOffline: Bool { provider == .offline }
}
