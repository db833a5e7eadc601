package import LanguageModels

/// Which keys are in the environment. What they are is never looked at.
package struct KeyFindings {
  private let environment: [String: String]

  private struct Provider {
    let name: String
    /// The ways to open it: of each all variables are needed.
    let ways: [[String]]
  }

  private static let providers = [
    Provider(name: "openai", ways: [["OPENAI_API_KEY"]]),
    Provider(name: "anthropic", ways: [["ANTHROPIC_API_KEY"]]),
    Provider(name: "google", ways: [["GEMINI_API_KEY"]]),
    Provider(
      name: "bedrock", ways: [["AWS_BEARER_TOKEN_BEDROCK"], ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"]]),
    Provider(name: "openai-compatible", ways: [["VALBENCH_API_KEY"]]),
  ]

  package init(environment: [String: String]) {
    self.environment = environment
  }

  /// For all providers: nobody knows yet which are needed.
  package var ofAllProviders: [Finding] {
    Self.providers.map { provider in
      let models = provider.name == "openai-compatible" ? "servers that want a key" : "\(provider.name):… models"
      guard let way = wayThatIsSet(provider) else {
        let ways = provider.ways.map { $0.joined(separator: " and ") }.joined(separator: " or ")
        return Finding(.note, "\(ways): not set, for \(models)")
      }
      return Finding(.ok, "\(way.joined(separator: " and ")): set, for \(models)")
    }
  }

  /// For those models whose keys are there, or are not needed; of the others their own standing tells.
  package func of(_ models: [ModelName]) -> [Finding] {
    Self.providers.compactMap { provider in
      let labels = models.filter { $0.providerName == provider.name }.map(\.label)
      guard !labels.isEmpty else { return nil }
      let names = labels.joined(separator: ", ")
      if let way = wayThatIsSet(provider) {
        return Finding(.ok, "\(way.joined(separator: " and ")): set, for \(names)")
      }
      return provider.name == "openai-compatible"
        ? Finding(.note, "VALBENCH_API_KEY: not set, so \(names) will be asked without a key") : nil
    }
  }

  private func wayThatIsSet(_ provider: Provider) -> [String]? {
    provider.ways.first { $0.allSatisfy { environment[$0]?.isEmpty == false } }
  }
}
