import ArgumentParser
import Artifacts
import Publishing
import StageCommand

struct HarnessTask: StageTool {
  static let stageName = "publish-harness"

  static let configuration = CommandConfiguration(
    commandName: "harness",
    abstract: "Make a task of lm-evaluation-harness that asks the questions of pairs.",
    usage: "valbench-publish harness <pairs> ... --output <folder> [<options>]",
    discussion: """
      The folder's README.md tells how to run the task. valbench-import harness reads what it logs.

      Example:
        valbench-publish harness splits/test.jsonl -o harness
        lm_eval --include_path harness --tasks valbench --log_samples --output_path answers \\
          --apply_chat_template --model hf --model_args pretrained=Qwen/Qwen3-8B
      """)

  @Argument(help: ArgumentHelp("Pair files (- for standard input).", valueName: "pairs"))
  var inputs: [String] = []

  @Option(name: .shortAndLong, help: ArgumentHelp("The task's folder.", valueName: "folder"))
  var output: String?

  @Option(help: ArgumentHelp("Answers to each question, each in a conversation of its own.", valueName: "n"))
  var samples = 1

  @OptionGroup var options: StageOptions

  func validate() throws {
    guard (1...1000).contains(samples) else { throw ValidationError("--samples must lie between 1 and 1000.") }
  }

  func runStage() async throws -> StageOutcome {
    try await HarnessTaskStage(
      inputs: try options.inputs(inputs, stage: Self.stageName),
      output: try options.output(output, stage: Self.stageName), samples: samples,
      systemPrompt: try options.dataFolder.file("prompts/respond-system.mustache")
    ).run(options.run)
  }
}
