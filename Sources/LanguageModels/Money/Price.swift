package import Ledger

/// What a model costs: US dollars for one token, or one search.
package struct Price: Sendable, Equatable {
  package let input: Dollars
  /// For an input token that was read from a cache; nil where it costs what any other does.
  package let cachedInput: Dollars?
  package let output: Dollars
  /// What tokens cost in a batch; nil where there is no other price for it.
  package let batchInput: Dollars?
  package let batchOutput: Dollars?
  /// For one search on the web that the model makes.
  package let search: Dollars?

  package init(
    input: Dollars, cachedInput: Dollars? = nil, output: Dollars, batchInput: Dollars? = nil,
    batchOutput: Dollars? = nil, search: Dollars? = nil
  ) {
    self.input = input
    self.cachedInput = cachedInput
    self.output = output
    self.batchInput = batchInput
    self.batchOutput = batchOutput
    self.search = search
  }

  /// That of the offline model.
  static let free = Price(input: .zero, output: .zero)

  /// What a reply cost. In a batch, tokens from a cache count like all others, since that differs between providers.
  ///
  /// - Returns: nil if the provider did not count the tokens, or not in a way that can be true; and if it searched the
  ///   web at a price that is not known.
  package func cost(of usage: Usage, batch: Bool) -> Dollars? {
    guard let tokens = tokenCost(of: usage, batch: batch) else { return nil }
    let searches = usage.searches ?? 0
    if searches == 0 { return tokens }
    return search.map { tokens + $0 * searches }
  }

  private func tokenCost(of usage: Usage, batch: Bool) -> Dollars? {
    let cached = usage.cachedInputTokens ?? 0
    guard let input = usage.inputTokens, let output = usage.outputTokens, output >= 0, cached >= 0, cached <= input
    else { return nil }
    guard !batch, let cachedInput else { return worstCost(inputTokens: input, outputTokens: output, batch: batch) }
    return self.input * (input - cached) + cachedInput * cached + self.output * output
  }

  /// What a reply costs at most, before it is asked for: no token comes from a cache.
  package func worstCost(inputTokens: Int, outputTokens: Int, batch: Bool) -> Dollars {
    let input = batch ? batchInput ?? self.input : self.input
    let output = batch ? batchOutput ?? self.output : self.output
    return input * inputTokens + output * outputTokens
  }
}
