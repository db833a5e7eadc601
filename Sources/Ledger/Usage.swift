/// How many tokens a request cost, as the provider counted them. `nil` where it did not say.
package struct Usage: Sendable, Equatable {
  /// All tokens of the request, those read from a cache included.
  package var inputTokens: Int?
  /// Those of ``inputTokens`` that were read from a cache.
  package var cachedInputTokens: Int?
  /// All tokens of the reply, reasoning included.
  package var outputTokens: Int?
  /// Those of ``outputTokens`` that were spent on reasoning.
  package var reasoningTokens: Int?
  /// Searches of the web that the provider made, which some charge each.
  package var searches: Int?

  package init(
    inputTokens: Int? = nil, cachedInputTokens: Int? = nil, outputTokens: Int? = nil, reasoningTokens: Int? = nil,
    searches: Int? = nil
  ) {
    self.inputTokens = inputTokens
    self.cachedInputTokens = cachedInputTokens
    self.outputTokens = outputTokens
    self.reasoningTokens = reasoningTokens
    self.searches = searches
  }
}
