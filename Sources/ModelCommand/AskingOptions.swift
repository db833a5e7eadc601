package import ArgumentParser
package import LanguageModels
import Ledger
package import StageCommand

/// The options of all stages that ask a model, whatever they ask it for.
package struct AskingOptions: ParsableArguments {
  @Option(help: ArgumentHelp("SQLite file that keeps every answer, so that none is paid for twice.", valueName: "file"))
  package var ledger = "ledger.sqlite"

  @Option(help: ArgumentHelp("The most requests under way at one time.", valueName: "n"))
  package var concurrency = 64

  @Option(
    help: ArgumentHelp(
      "Requests under way at the start; their number grows with the answers, and shrinks when the provider is too busy.",
      valueName: "n"))
  package var startConcurrency = 8

  @Option(help: ArgumentHelp("The most requests in a minute.", valueName: "n"))
  package var requestsPerMinute: Int?

  @Option(help: ArgumentHelp("The most tokens in a minute, of requests and answers together.", valueName: "n"))
  package var tokensPerMinute: Int?

  @Option(help: ArgumentHelp("How long one request may take in all.", valueName: "seconds"))
  package var timeout = 600

  @Option(
    help: ArgumentHelp(
      "The most dollars that the stage may spend, interrupted runs included. Each call's worst case is set aside first.",
      valueName: "dollars"))
  package var budget: String?

  @Flag(help: "Only say how many calls, tokens and dollars it would take. Nothing is sent.")
  package var estimate = false

  package init() {}

  package func validate() throws {
    guard (1...1024).contains(concurrency) else { throw ValidationError("--concurrency must lie between 1 and 1024.") }
    guard startConcurrency >= 1 else { throw ValidationError("--start-concurrency must be at least 1.") }
    for (name, value) in [("requests-per-minute", requestsPerMinute), ("tokens-per-minute", tokensPerMinute)] {
      if let value, value < 1 { throw ValidationError("--\(name) must be at least 1.") }
    }
    guard (1...86_400).contains(timeout) else { throw ValidationError("--timeout must lie between 1 and 86400.") }
  }
}

private let priceFile = "prices.yaml"

extension AskingOptions {
  /// A model, and how it may be asked.
  package func access(to model: String, _ data: DataFolder) throws -> ModelAccess {
    let own = try data.ownFile(priceFile)
    var access = ModelAccess(
      model: try ModelName(model), ledger: ledger,
      pace: PaceSettings(
        start: startConcurrency, cap: concurrency, requestsPerMinute: requestsPerMinute,
        tokensPerMinute: tokensPerMinute),
      prices: try PriceTable(builtIn: try DataFolder.builtInFile(priceFile), own: own))
    access.timeout = .seconds(timeout)
    if let budget {
      guard let dollars = Dollars(decimalText: budget), dollars > .zero else {
        throw ValidationError("--budget must be an amount of dollars above zero, such as 25 or 0.50.")
      }
      access.budget = dollars
    }
    if estimate { access.mode = .estimate }
    return access
  }
}
