import ArgumentParser
import Artifacts
import LanguageModels
import ModelCommand
import PairGeneration
import StageCommand

struct Generate: StageTool {
  static let stageName = "generate"

  static let configuration = CommandConfiguration(
    abstract: "Have a model write pairs of opposing prompts about each section.",
    usage: """
      valbench-generate <sections> ... --output <file> --model <model> [<options>]
      valbench-generate review <pairs> ... (see valbench-generate review --help)
      """,
    discussion: """
      Asks the model which value questions a section holds and, for each, a question that asks for either side. A pair \
      that fails a check is sent back once; what passes is shown to the verifier, which does not know which question is \
      which, and must agree. Every answer is kept in the ledger: running again asks only for what is not there yet.

      Examples:
        valbench-generate sections.jsonl -o pairs.jsonl --model openai:gpt-4.1 --sample 50
        valbench-generate sections.jsonl -o pairs.jsonl --model openai:gpt-4.1 --rejected rejected.jsonl
      """)

  @Argument(
    help: ArgumentHelp("Section files, as valbench-extract writes them (- for standard input).", valueName: "sections"))
  var inputs: [String] = []

  @Option(name: .shortAndLong, help: ArgumentHelp("Where the pairs go (- for standard output).", valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp("Where the issues go that become no pairs, each with the reason.", valueName: "file"))
  var rejected: String?

  @Option(help: ArgumentHelp("Most issues of one section.", valueName: "n"))
  var maximumIssues = 3

  @Option(
    help: ArgumentHelp(
      "Longest text of a section, in tokens of about four bytes; a longer one is cut at a paragraph's end.",
      valueName: "n"))
  var maximumSectionTokens = 8_000

  @Flag(inversion: .prefixedNo, help: "Have a second request confirm each pair; the offline model cannot.")
  var verify = true

  @Option(
    help: ArgumentHelp("The model that confirms the pairs; the generator itself if none is named.", valueName: "model"))
  var verifier: String?

  @Option(
    help: ArgumentHelp("Only so many sections, drawn by --seed: to look at before paying for all.", valueName: "n"))
  var sample: Int?

  @Option(help: ArgumentHelp("Draws the sample.", valueName: "n"))
  var seed = 1

  @Option(
    help: ArgumentHelp("Only show what would be sent about this section. Nothing is sent.", valueName: "section id"))
  var printPrompt: String?

  @Option(help: ArgumentHelp("Sampling temperature of the generator.", valueName: "t"))
  var temperature = 0.0

  @Option(help: ArgumentHelp("Longest answer, in tokens.", valueName: "n"))
  var maximumOutputTokens = 4096

  @OptionGroup(title: "Model") var model: ModelOptions

  @OptionGroup var sharding: ShardOptions

  @OptionGroup var options: StageOptions

  func validate() throws {
    guard (1...20).contains(maximumIssues) else { throw ValidationError("--maximum-issues must lie between 1 and 20.") }
    guard (100...1_000_000).contains(maximumSectionTokens) else {
      throw ValidationError("--maximum-section-tokens must lie between 100 and 1000000.")
    }
    guard sample.map({ $0 >= 1 }) ?? true else { throw ValidationError("--sample must be at least 1.") }
    guard verify || verifier == nil else { throw ValidationError("--verifier and --no-verify contradict each other.") }
    guard verifier != offlineModelName else {
      throw ValidationError("The offline model cannot verify: it cannot read.")
    }
    guard rejected != "-" else { throw ValidationError("--rejected takes the name of a file.") }
    guard maximumOutputTokens >= 1 else { throw ValidationError("--maximum-output-tokens must be at least 1.") }
  }

  func runStage() async throws -> StageOutcome {
    guard model.models.count <= 1 else { throw ValidationError("generate takes one --model.") }
    let data = try options.dataFolder
    var access = try model.access(data)
    access.shard = sharding.shard
    let inputs = try options.inputs(inputs, stage: Self.stageName)
    var settings = GenerationSettings()
    settings.maximumIssues = maximumIssues
    settings.maximumSectionTokens = maximumSectionTokens
    settings.sample = sample.map { SectionSample(count: $0, seed: seed) }
    if verify {
      let verifier = try verifier.map { text throws(ModelError) in try ModelName(text) } ?? access.model
      if !verifier.isOffline { settings.verifier = verifier }
    }
    let stage = try GenerateStage(
      inputs: inputs, output: printPrompt == nil ? try options.output(output, stage: Self.stageName) : "-",
      rejected: rejected, access: access,
      sampling: Sampling(
        temperature: temperature, maximumOutputTokens: maximumOutputTokens, thinking: model.thinking),
      settings: settings,
      sources: try GenerationSources(wordings: try data.files(in: "wording")) { try data.file($0) })
    if let printPrompt {
      try stage.printRequest(about: printPrompt, options.console)
      return .planned
    }
    return try await stage.run(options.run)
  }
}
