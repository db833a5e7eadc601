import ArgumentParser
import Artifacts
import LanguageModels
import ModelCommand
import StageCommand

struct Judge: StageTool {
  static let stageName = "judge"

  static let configuration = CommandConfiguration(
    abstract: "Have a judge model compare the two responses of each pair.",
    usage: "valbench-evaluate judge <responses> ... --output <file> --model <model> [<options>]",
    discussion: """
      Each pair is judged in both orders, because judges lean towards what they read first; --orders one halves the \
      cost and gives what the public evaluator gives. Several judges can be asked in one run: score then gives each \
      one's figures, their mean, and how they agree.

      Example: valbench-evaluate judge responses.jsonl -o judgments.jsonl --model openai:gpt-4.1
      """)

  @Argument(help: ArgumentHelp("Response files (- for standard input).", valueName: "responses"))
  var inputs: [String] = []

  @Option(name: .shortAndLong, help: ArgumentHelp("Where the judgments go (- for standard output).", valueName: "file"))
  var output: String?

  @Flag(help: "Have the judge label the responses with the values that they demonstrate, too.")
  var values = false

  @OptionGroup(title: "Judging") var judging: JudgingOptions

  @OptionGroup(title: "Model") var model: ModelOptions

  @OptionGroup var sharding: ShardOptions

  @OptionGroup var options: StageOptions

  func runStage() async throws -> StageOutcome {
    try await judging.stage(
      inputs: try options.inputs(inputs, stage: Self.stageName),
      output: try options.output(output, stage: Self.stageName), model, try options.dataFolder, labelsValues: values,
      shard: sharding.shard
    ).run(options.run)
  }
}
