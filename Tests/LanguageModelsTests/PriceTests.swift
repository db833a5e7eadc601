import Artifacts
import BundledData
import DataFiles
import LanguageModels
import Ledger
import Testing

@Suite("Prices")
struct PriceTests {
  private func builtIn() throws -> DataFile {
    DataFile(name: "prices.yaml", text: try #require(BundledData.files["prices.yaml"]))
  }

  private func own(_ text: String) -> DataFile { DataFile(name: "own.yaml", text: text) }

  private func dollars(_ text: String) throws -> Dollars { try #require(Dollars(decimalText: text)) }

  @Test(
    "a name, its dated snapshots, and Bedrock's ids have the model's price per million tokens",
    arguments: [
      ("openai", "gpt-4.1", "2"), ("openai", "gpt-4.1-2025-04-14", "2"), ("openai", "gpt-4.1-mini", "0.40"),
      ("openai", "gpt-4.1-mini-2025-04-14", "0.40"), ("openai", "gpt-4o-2024-08-06", "2.50"),
      ("openai", "gpt-4o-2024-05-13", "5"), ("openai", "o3-2025-04-16", "2"), ("openai", "gpt-5-nano", "0.05"),
      ("openai", "text-embedding-3-small", "0.02"), ("openai", "text-embedding-3-large", "0.13"),
      ("anthropic", "claude-sonnet-4-5-20250929", "3"), ("anthropic", "claude-opus-4-20250514", "15"),
      ("anthropic", "claude-opus-4-5-20251101", "5"), ("anthropic", "claude-3-5-haiku-20241022", "0.80"),
      ("anthropic", "claude-3-5-haiku-latest", "0.80"), ("google", "gemini-2.5-flash-lite", "0.10"),
      ("bedrock", "us.anthropic.claude-sonnet-4-5-20250929-v1:0", "3.30"),
      ("bedrock", "anthropic.claude-sonnet-4-5-20250929-v1:0", "3.30"),
      ("bedrock", "global.anthropic.claude-sonnet-4-5-20250929-v1:0", "3"),
      ("bedrock", "us.anthropic.claude-opus-4-1-20250805-v1:0", "15"),
      ("bedrock", "arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude-sonnet-4-20250514-v1:0", "3"),
      (
        "bedrock",
        "arn:aws:bedrock:us-east-1:123456789012:inference-profile/global.anthropic.claude-haiku-4-5-20251001-v1:0",
        "1"
      ),
    ])
  func known(provider: String, model: String, input: String) throws {
    let price = try #require(try PriceTable(builtIn: builtIn()).price(provider: provider, model: model))
    #expect(price.input * 1_000_000 == (try dollars(input)))
  }

  @Test(
    "a model that only begins like another has no known price",
    arguments: [
      ("openai", "gpt-4.1-micro"), ("openai", "gpt-4"), ("openai", "gpt-4.1-"), ("openai", "gpt-4.1-2025"),
      ("openai", "gpt-4.1-2025-13-14"), ("openai", "gpt-4.1-2025-0414"), ("openai", "gpt-4.1-2025-04-14-preview"),
      ("openai", "GPT-4.1"), ("openai", ""), ("openai", "claude-opus-4-1"), ("anthropic", "claude-sonnet"),
      ("anthropic", "claude-sonnet-4-5-v1:0"), ("bedrock", "claude-sonnet-4-5"),
      ("bedrock", "xx.anthropic.claude-sonnet-4-5-20250929-v1:0"), ("bedrock", "anthropic.claude-sonnet-4-5-v1:x"),
      ("bedrock", "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/a1b2c3d4e5f6"),
      ("bedrock", "arn:"), ("offline", "offline"), ("openai-compatible", "gpt-4.1"),
    ])
  func unknown(provider: String, model: String) throws {
    #expect(try PriceTable(builtIn: builtIn()).price(provider: provider, model: model) == nil)
  }

  @Test("all prices that come along are sensible: batches at half price, caches below")
  func builtInPrices() throws {
    let root = try DataNode(yaml: try builtIn().text, fileName: "prices.yaml")
    let table = try PriceTable(builtIn: builtIn())
    var count = 0
    for (provider, models) in try root.mapping(of: "the file") {
      for (model, _) in try models.mapping(of: "models") {
        let price = try #require(table.price(provider: provider.written, model: model.written))
        // Embeddings cost nothing but their texts.
        #expect(Dollars.zero < price.input && (price.input < price.output || price.output == .zero))
        #expect(price.cachedInput.map { $0 < price.input } ?? true)
        #expect(price.batchInput.map { $0 * 2 == price.input } ?? true)
        #expect(price.batchOutput.map { $0 * 2 == price.output } ?? true)
        count += 1
      }
    }
    #expect(count > 30)
  }

  @Test("a person's own prices stand in place of those that come along, model by model")
  func ownPrices() throws {
    let text =
      "openai:\n  gpt-4.1: {input: 1, output: 2}\nopenai-compatible:\n  google/gemma: {input: 0, output: 0.000001}\n"
    let table = try PriceTable(builtIn: builtIn(), own: own(text))
    let expected = Price(input: Dollars(picodollars: 1_000_000), output: Dollars(picodollars: 2_000_000))
    #expect(table.price(provider: "openai", model: "gpt-4.1") == expected)
    #expect(table.price(provider: "openai", model: "gpt-4.1-mini")?.cachedInput != nil)
    #expect(table.price(provider: "openai-compatible", model: "google/gemma")?.output == Dollars(picodollars: 1))
    #expect(try PriceTable(builtIn: builtIn(), own: nil).price(provider: "openai", model: "gpt-4.1") != expected)
  }

  @Test("a search has a price of its own")
  func search() throws {
    let price = try PriceTable(builtIn: builtIn()).price(provider: "anthropic", model: "claude-opus-4-1")
    #expect(price?.search?.description == "$0.01")
  }

  @Test(
    "what is wrong with a price is said, with file and line",
    arguments: [
      ("", nil, "empty"), ("a: [", nil, "YAML"), ("- openai\n", 1, "mapping"), ("openai: 5\n", 1, "mapping"),
      ("\nopenapi:\n  m: {input: 1, output: 1}\n", 2, "openai, anthropic"),
      ("openai:\n  m: 5\n", 2, "for m"), ("openai:\n  m: {output: 1}\n", 2, "`input`"),
      ("openai:\n  '': {input: 1, output: 1}\n", 2, "word"), ("openai:\n  m: {}\n", 2, "needs both"),
      ("openai:\n  m:\n    input: 1\n    outptu: 1\n", 4, "outptu"),
      ("openai:\n  m:\n    input: -1\n    output: 1\n", 3, "-1 is no price"),
      ("openai:\n  m:\n    output: 1\n    input: .inf\n", 4, "no price"),
      ("openai:\n  m:\n    output: 1\n    input: 1e3\n", 4, "no price"),
      ("openai:\n  m:\n    output: 1\n    input: [1]\n", 4, "word"),
      ("openai:\n  m:\n    output: 1\n    input: ~\n", 4, "no price"),
      ("openai:\n  m:\n    output: 1\n    input: 0.0000001\n", 4, "no price"),
      ("openai:\n  m:\n    output: 1\n    input: 100000.01\n", 4, "more than any"),
      ("openai:\n  m:\n    output: 1\n    input: 99999999999999999999\n", 4, "no price"),
      ("openai:\n  m: {input: 1, output: 1, batch-input: 1}\n", 2, "or neither"),
      ("openai:\n  m: {input: 1, output: 1}\n  m: {input: 2, output: 2}\n", nil, "YAML"),
      ("openai: &a\n  m: *a\n", 2, "YAML"), (String(repeating: "{a: ", count: 50_000), nil, "YAML"),
    ] as [(String, Int?, String)])
  func faults(text: String, line: Int?, word: String) throws {
    let builtIn = try builtIn()
    let error = #expect(throws: DataFileError.self) { try PriceTable(builtIn: builtIn, own: own(text)) }
    #expect(error?.fileName == "own.yaml")
    if let line { #expect(error?.line == line) }
    #expect(error?.message.contains(word) == true)
  }

  @Test("the highest price is not yet absurd")
  func highest() throws {
    let table = try PriceTable(builtIn: own("openai:\n  m: {input: 100000, output: 100000.00}\n"))
    #expect(table.price(provider: "openai", model: "m")?.input.description == "$0.10")
  }

  @Test("what a reply cost, exact to the token")
  func cost() throws {
    let table = try PriceTable(builtIn: builtIn())
    let price = try #require(table.price(provider: "openai", model: "gpt-4.1"))
    let usage = Usage(inputTokens: 1_001, cachedInputTokens: 1_000, outputTokens: 7, reasoningTokens: 5)
    #expect(price.cost(of: usage, batch: false) == (try dollars("0.000558")))
    #expect(price.cost(of: usage, batch: true) == (try dollars("0.001029")))
    #expect(price.worstCost(inputTokens: 1_001, outputTokens: 7, batch: false) == (try dollars("0.002058")))
    #expect(price.worstCost(inputTokens: 1_001, outputTokens: 7, batch: true) == (try dollars("0.001029")))
    #expect(price.worstCost(inputTokens: .max, outputTokens: .max, batch: false) == Dollars(picodollars: .max))
    let plain = Price(input: price.input, output: price.output)
    #expect(plain.cost(of: usage, batch: false) == (try dollars("0.002058")))
    #expect(plain.cost(of: usage, batch: true) == (try dollars("0.002058")))
    #expect(price.cost(of: Usage(inputTokens: 0, outputTokens: 0), batch: false) == .zero)
  }

  @Test(
    "what the provider did not count, or cannot have counted, has no cost",
    arguments: [
      Usage(), Usage(inputTokens: 1), Usage(outputTokens: 1), Usage(inputTokens: -1, outputTokens: 1),
      Usage(inputTokens: 1, outputTokens: -1), Usage(inputTokens: 1, cachedInputTokens: 2, outputTokens: 1),
      Usage(inputTokens: 1, cachedInputTokens: -1, outputTokens: 1),
    ])
  func noCost(usage: Usage) {
    let price = Price(input: Dollars(picodollars: 1), cachedInput: .zero, output: Dollars(picodollars: 1))
    #expect(price.cost(of: usage, batch: false) == nil)
    #expect(price.cost(of: usage, batch: true) == nil)
  }
}
