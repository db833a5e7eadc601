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

  @OptionGroup var task: TaskOptions

  @OptionGroup var options: StageOptions

  func runStage() async throws -> StageOutcome {
    try await HarnessTaskStage(
      inputs: try options.inputs(task.inputs, stage: Self.stageName),
      output: try options.output(task.output, stage: Self.stageName), samples: task.samples,
      systemPrompt: try options.systemPrompt
    ).run(options.run)
  }
}
