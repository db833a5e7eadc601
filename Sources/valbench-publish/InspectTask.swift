import ArgumentParser
import Artifacts
import Publishing
import StageCommand

struct InspectTask: StageTool {
  static let stageName = "publish-inspect-task"

  static let configuration = CommandConfiguration(
    abstract: "Make a task of Inspect AI that asks a model the questions of pairs.",
    usage: "valbench-publish inspect-task <pairs> ... --output <folder> [<options>]",
    discussion: """
      Writes valbench_task.py and its dataset. Each question is asked in a conversation of its own, with the prompt and the
      sampling of valbench-evaluate respond. valbench-import inspect makes responses of the logs.

      Example: valbench-publish inspect-task test.jsonl -o task
               inspect eval task/valbench_task.py --model openai/gpt-4.1 --log-format json
      """)

  @Argument(help: ArgumentHelp("Pair files (- for standard input).", valueName: "pairs"))
  var inputs: [String] = []

  @Option(name: .shortAndLong, help: ArgumentHelp("The folder of the task.", valueName: "folder"))
  var output: String?

  @Option(help: ArgumentHelp("Answers to each question: the task's epochs.", valueName: "n"))
  var samples = 1

  @OptionGroup var options: StageOptions

  func validate() throws {
    guard (1...1000).contains(samples) else { throw ValidationError("--samples must lie between 1 and 1000.") }
  }

  func runStage() async throws -> StageOutcome {
    try await InspectTaskStage(
      inputs: try options.inputs(inputs, stage: Self.stageName),
      output: try options.output(output, stage: Self.stageName), samples: samples,
      systemPrompt: try options.dataFolder.file(InspectTaskStage.systemPromptName)
    ).run(options.run)
  }
}
