import ArgumentParser
import Artifacts
import Evaluation
import LanguageModels
import ModelCommand
import StageCommand

extension JudgeStage.Orders: ExpressibleByArgument {}

struct Judge: StageTool {
  static let stageName = "judge"

  static let configuration = CommandConfiguration(
    abstract: "Have a judge model compare the two responses of each pair.",
    usage: "valbench-evaluate judge <responses> ... --output <file> --model <model> [<options>]",
    discussion: """
      Each pair is judged in both orders, because judges lean towards what they read first; --orders one halves the \
      cost and gives what the public evaluator gives.

      Example: valbench-evaluate judge responses.jsonl -o judgments.jsonl --model openai:gpt-4.1
      """)

  @Argument(help: ArgumentHelp("Response files (- for standard input).", valueName: "responses"))
  var inputs: [String] = []

  @Option(name: .shortAndLong, help: ArgumentHelp("Where the judgments go (- for standard output).", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("In which order the judge sees the two responses: both or one.", valueName: "orders"))
  var orders = JudgeStage.Orders.both

  @Option(help: ArgumentHelp("Sampling temperature.", valueName: "t"))
  var temperature = 0.0

  @Option(help: ArgumentHelp("Longest answer, in tokens.", valueName: "n"))
  var maximumOutputTokens = 2048

  @OptionGroup(title: "Model") var model: ModelOptions

  @OptionGroup var options: StageOptions

  func runStage() async throws -> StageOutcome {
    let data = try options.dataFolder
    return try await JudgeStage(
      inputs: try options.inputs(inputs, stage: Self.stageName),
      output: try options.output(output, stage: Self.stageName),
      access: try model.access(data),
      sampling: Sampling(
        temperature: temperature, maximumOutputTokens: maximumOutputTokens, thinking: model.thinking),
      orders: orders, prompt: try data.file("prompts/judge.mustache")
    ).run(options.run)
  }
}
