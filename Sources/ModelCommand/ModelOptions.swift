package import ArgumentParser
package import LanguageModels
package import StageCommand

/// The options of the stages that have a model answer prompts.
package struct ModelOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "offline, openai:MODEL, anthropic:MODEL, google:MODEL, bedrock:MODEL, or ADDRESS#MODEL of an OpenAI-compatible "
        + "server.", valueName: "model"))
  package var model = "offline"

  @OptionGroup package var asking: AskingOptions

  @Option(
    help: ArgumentHelp(
      "Reasoning before the answer: an effort, such as low or high (OpenAI and compatible servers), or the most tokens "
        + "(Anthropic, Bedrock).", valueName: "effort|tokens"))
  package var reasoning: String?

  @Flag(help: "Let the model search the web (OpenAI, Anthropic).")
  package var webSearch = false

  @Option(
    help: ArgumentHelp("The model's seed, where the server takes one (OpenAI-compatible servers).", valueName: "n"))
  package var modelSeed: Int?

  @Flag(help: "Send all requests through the provider's batch interface: half the price, and up to a day to wait.")
  package var batch = false

  package init() {}

  package func validate() throws {
    if let reasoning, let tokens = Int(reasoning), tokens < 1 {
      throw ValidationError("--reasoning must be an effort or at least 1 token.")
    }
  }
}

extension ModelOptions {
  /// The model, and how it may be asked.
  package func access(_ data: DataFolder) throws -> ModelAccess {
    var access = try asking.access(to: model, data)
    if batch, access.mode == .ask { access.mode = .batch }
    access.isBatch = batch
    return access
  }

  package var thinking: Thinking {
    let reasoning = reasoning.map { text in Int(text).map(Thinking.Reasoning.tokens) ?? .effort(text) }
    return Thinking(reasoning: reasoning, searchesWeb: webSearch, seed: modelSeed)
  }
}
