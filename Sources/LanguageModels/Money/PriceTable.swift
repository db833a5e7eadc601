package import Artifacts
package import DataFiles

/// What the models of each provider cost: `data/prices.yaml`, and a person's own prices over it.
package struct PriceTable: Sendable {
  /// By provider, then by model.
  private let prices: [String: [String: Price]]

  /// - Parameters:
  ///   - builtIn: the prices that come along.
  ///   - own: a file of the same form; what it says of a model stands in place of all that the other says of it.
  /// - Throws: `DataFileError` with the line of what is wrong: no YAML, an unknown key or provider, a price that is no
  ///   number, negative or absurd.
  package init(builtIn: DataFile, own: DataFile? = nil) throws(DataFileError) {
    var prices: [String: [String: Price]] = [:]
    for file in [builtIn, own] {
      guard let file else { continue }
      let read = try PriceReader.prices(in: DataNode(yaml: file.text, fileName: file.name))
      prices.merge(read) { $0.merging($1) { $1 } }
    }
    self.prices = prices
  }

  /// The price of a model, or of the model that it is a dated snapshot of. A name that only begins like another is
  /// another model.
  ///
  /// - Parameters:
  ///   - provider: as it stands in request keys, such as `openai`.
  ///   - model: as the provider names it.
  /// - Returns: nil where the table does not know it.
  package func price(provider: String, model: String) -> Price? {
    guard let known = prices[provider] else { return nil }
    let names = provider == "bedrock" ? BedrockModelID(model).priceNames : [model, model.withoutDate]
    return names.lazy.compactMap { known[$0] }.first
  }
}
