package import ArgumentParser
import Artifacts
package import LanguageModels
package import StageCommand

/// The options of the stages that have a model answer prompts.
package struct ModelOptions: ParsableArguments {
  @Option(
    name: .customLong("model"),
    help: ArgumentHelp(
      "offline, openai:MODEL, anthropic:MODEL, google:MODEL, bedrock:MODEL, or ADDRESS#MODEL of an OpenAI-compatible "
        + "server. respond and judge take several. (default: \(offlineModelName))", valueName: "model"))
  package var models: [String] = []

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
  /// The models that are named, each once.
  package var names: [ModelName] {
    get throws {
      let names = try (models.isEmpty ? [offlineModelName] : models).map { text throws(ModelError) in
        try ModelName(text)
      }
      for (index, name) in names.enumerated() where names[..<index].contains(where: { $0.label == name.label }) {
        throw ValidationError("--model names \(name.label) twice.")
      }
      return names
    }
  }

  /// The first model, and how all of them may be asked.
  package func access(_ data: DataFolder) throws -> ModelAccess {
    _ = try names
    var access = try asking.access(to: models.first ?? offlineModelName, data)
    if batch, access.mode == .ask { access.mode = .batch }
    access.isBatch = batch
    return access
  }

  package var thinking: Thinking {
    let reasoning = reasoning.map { text in Int(text).map(Thinking.Reasoning.tokens) ?? .effort(text) }
    return Thinking(reasoning: reasoning, searchesWeb: webSearch, seed: modelSeed)
  }
}
