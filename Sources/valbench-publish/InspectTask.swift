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

  @OptionGroup var task: TaskOptions

  @OptionGroup var options: StageOptions

  func runStage() async throws -> StageOutcome {
    try await InspectTaskStage(
      inputs: try options.inputs(task.inputs, stage: Self.stageName),
      output: try options.output(task.output, stage: Self.stageName), samples: task.samples,
      systemPrompt: try options.systemPrompt
    ).run(options.run)
  }
}
