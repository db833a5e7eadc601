import Artifacts

/// Which model to ask: `provider:model`, an OpenAI-compatible address and model, or `offline`.
package struct ModelName: Sendable, Hashable {
  package enum Provider: Sendable, Hashable {
    case offline
    case openAI
    case anthropic
    case bedrock
    /// Gemini models, through Google's OpenAI-compatible address.
    case google
    /// A server that speaks OpenAI's Chat Completions protocol, by the address that ends before `/chat/completions`.
    case compatible(address: String)
  }

  package let provider: Provider
  package let model: String

  private static let providers: [String: Provider] = [
    "openai": .openAI, "anthropic": .anthropic, "bedrock": .bedrock, "google": .google,
  ]

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
    guard let colon = text.firstIndex(of: ":"), text.index(after: colon) < text.endIndex,
      let provider = Self.providers[String(text[..<colon])]
    else { throw .badName(text) }
    self.provider = provider
    model = String(text[text.index(after: colon)...])
  }

  /// The provider as it stands in request keys and price tables.
  package var providerName: String {
    switch provider {
    case .offline: offlineModelName
    case .openAI: "openai"
    case .anthropic: "anthropic"
    case .bedrock: "bedrock"
    case .google: "google"
    case .compatible: "openai-compatible"
    }
  }

  /// The name that artifacts carry: a self-hosted model is the same model on another machine.
  package var label: String {
    switch provider {
    case .offline, .compatible: model
    case .openAI, .anthropic, .bedrock, .google: "\(providerName):\(model)"
    }
  }

  package var isOffline: Bool { provider == .offline }

  /// Whether the provider speaks OpenAI's Embeddings protocol.
  var mayEmbed: Bool {
    switch provider {
    case .openAI, .google, .compatible: true
    case .offline, .anthropic, .bedrock: false
    }
  }
}
