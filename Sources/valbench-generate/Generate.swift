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
      Asks the model which value questions a section holds and, for each, a question that asks for either side. Every \
      answer is kept in the ledger: running again asks only for what is not there yet.

      Example: valbench-generate sections.jsonl -o pairs.jsonl --model openai:gpt-4.1
      """)

  @Argument(
    help: ArgumentHelp("Section files, as valbench-extract writes them (- for standard input).", valueName: "sections"))
  var inputs: [String] = []

  @Option(name: .shortAndLong, help: ArgumentHelp("Where the pairs go (- for standard output).", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("Most issues of one section.", valueName: "n"))
  var maximumIssues = 3

  @Option(help: ArgumentHelp("Sampling temperature.", valueName: "t"))
  var temperature = 0.0

  @Option(help: ArgumentHelp("Longest answer, in tokens.", valueName: "n"))
  var maximumOutputTokens = 4096

  @OptionGroup(title: "Model") var model: ModelOptions

  @OptionGroup var options: StageOptions

  func runStage() async throws -> StageOutcome {
    let data = try options.dataFolder
    return try await GenerateStage(
      inputs: try options.inputs(inputs, stage: Self.stageName),
      output: try options.output(output, stage: Self.stageName),
      access: try model.access(data),
      sampling: Sampling(
        temperature: temperature, maximumOutputTokens: maximumOutputTokens, thinking: model.thinking),
      maximumIssues: maximumIssues,
      prompt: try data.file("prompts/generate-pairs.mustache"),
      taxonomy: try Taxonomy(
        categories: try data.file("taxonomy/categories.yaml"), values: try data.file("taxonomy/values.yaml"))
    ).run(options.run)
  }
}
