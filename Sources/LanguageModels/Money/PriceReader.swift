import DataFiles
import Ledger

/// Reads the YAML of a price table.
enum PriceReader {
  static let providers = ["openai", "anthropic", "google", "bedrock", "openai-compatible"]

  /// More than any model costs, in dollars per million tokens or thousand searches: who writes more has mistaken the
  /// unit.
  private static let highest = 100_000

  /// - Returns: prices by provider, then by model.
  static func prices(in root: DataNode) throws(DataFileError) -> [String: [String: Price]] {
    var prices: [String: [String: Price]] = [:]
    for (provider, models) in try root.mapping(of: "the file") {
      guard providers.contains(provider.written) else {
        throw provider.fault("\(provider.written) is no provider: \(providers.joined(separator: ", ")) are.")
      }
      for (model, value) in try models.mapping(of: provider.written) {
        prices[provider.written, default: [:]][try model.string()] = try price(value, of: model.written)
      }
    }
    return prices
  }

  private static func price(_ node: DataNode, of model: String) throws(DataFileError) -> Price {
    var amounts: [String: Dollars] = [:]
    for (key, value) in try node.mapping(of: model) {
      switch key.written {
      case "input", "cached-input", "output", "batch-input", "batch-output":
        amounts[key.written] = try amount(value, per: 1_000_000)
      case "search":
        amounts[key.written] = try amount(value, per: 1_000)
      default:
        throw key.fault(
          "\(key.written) is no key of a price: input, cached-input, output, batch-input, batch-output, search are.")
      }
    }
    guard let input = amounts["input"], let output = amounts["output"] else {
      throw node.fault("\(model) needs both `input` and `output`, in US dollars per million tokens.")
    }
    guard (amounts["batch-input"] == nil) == (amounts["batch-output"] == nil) else {
      throw node.fault("\(model) needs both `batch-input` and `batch-output`, or neither.")
    }
    return Price(
      input: input, cachedInput: amounts["cached-input"], output: output, batchInput: amounts["batch-input"],
      batchOutput: amounts["batch-output"], search: amounts["search"])
  }

  /// The price of one, from that of many. Exact: what cannot be divided is an error.
  private static func amount(_ node: DataNode, per count: Int64) throws(DataFileError) -> Dollars {
    let text = try node.string()
    guard let amount = Dollars(decimalText: text), amount.picodollars.isMultiple(of: count) else {
      throw node.fault("\(text) is no price: an amount of US dollars such as 2.50 must stand here.")
    }
    guard amount <= Dollars(picodollars: 1_000_000_000_000) * highest else {
      throw node.fault(
        "\(text) is more than any model costs. Prices are US dollars per million tokens, or searches per 1,000.")
    }
    return Dollars(picodollars: amount.picodollars / count)
  }
}
