/// How candidates are asked where nobody says otherwise.
package enum RespondDefaults {
  package static let temperature = 0.1
  package static let topP = 0.9
  package static let maximumOutputTokens = 4096
  /// The data file of the system prompt.
  package static let systemPrompt = "prompts/respond-system.mustache"
}
