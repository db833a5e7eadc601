import ArgumentParser
import Artifacts
import Evaluation
import LanguageModels
import ModelCommand
import StageCommand

struct Respond: StageTool {
  static let stageName = "respond"

  static let configuration = CommandConfiguration(
    abstract: "Have the model under test answer both questions of each pair.",
    usage: "valbench-evaluate respond <pairs> ... --output <file> --model <model> [<options>]",
    discussion: """
      Each question is asked in a conversation of its own. Several models can be asked in one run.

      Examples:
        valbench-evaluate respond test.jsonl -o responses.jsonl --model anthropic:claude-sonnet-4-5
        valbench-evaluate respond test.jsonl -o responses.jsonl --model openai:gpt-4.1 --model google:gemini-2.5-pro
      """)

  @Argument(help: ArgumentHelp("Pair files (- for standard input).", valueName: "pairs"))
  var inputs: [String] = []

  @Option(name: .shortAndLong, help: ArgumentHelp("Where the responses go (- for standard output).", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("Sampling temperature.", valueName: "t"))
  var temperature = RespondDefaults.temperature

  @Option(help: ArgumentHelp("Nucleus sampling: draw from the likeliest tokens that have this share.", valueName: "p"))
  var topP = RespondDefaults.topP

  @Option(help: ArgumentHelp("Longest answer, in tokens.", valueName: "n"))
  var maximumOutputTokens = RespondDefaults.maximumOutputTokens

  @Option(help: ArgumentHelp("Answers to each question, each in a conversation of its own.", valueName: "n"))
  var samples = 1

  @OptionGroup(title: "Model") var model: ModelOptions

  @OptionGroup var sharding: ShardOptions

  @OptionGroup var options: StageOptions

  func validate() throws {
    guard (1...1000).contains(samples) else { throw ValidationError("--samples must lie between 1 and 1000.") }
    guard maximumOutputTokens >= 1 else { throw ValidationError("--maximum-output-tokens must be at least 1.") }
  }

  func runStage() async throws -> StageOutcome {
    let data = try options.dataFolder
    var access = try model.access(data)
    access.shard = sharding.shard
    return try await RespondStage(
      inputs: try options.inputs(inputs, stage: Self.stageName),
      output: try options.output(output, stage: Self.stageName),
      access: access, candidates: try model.names,
      sampling: Sampling(
        temperature: temperature, topP: topP, maximumOutputTokens: maximumOutputTokens, thinking: model.thinking),
      samples: samples, systemPrompt: try data.file(RespondDefaults.systemPrompt)
    ).run(options.run)
  }
}
