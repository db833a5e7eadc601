import ArgumentParser
import Artifacts
import Importing
import StageCommand

struct Inspect: StageTool {
  static let stageName = "import-inspect"

  static let configuration = CommandConfiguration(
    abstract: "Make responses of logs of Inspect AI.",
    usage: "valbench-import inspect <log> ... --output <file> [<options>]",
    discussion: """
      Reads JSON logs of the task that valbench-publish inspect-task makes. An epoch is a sample; what a model thought before
      it answered is left out.

      Example: valbench-import inspect logs/*.json -o responses.jsonl
      """)

  @Argument(help: ArgumentHelp("The logs, in JSON.", valueName: "log"))
  var logs: [String] = []

  @Option(name: .shortAndLong, help: ArgumentHelp("Where the responses go (- for standard output).", valueName: "file"))
  var output: String?

  @OptionGroup var options: StageOptions

  func runStage() async throws -> StageOutcome {
    try await InspectImportStage(
      logs: try options.inputs(logs, stage: Self.stageName), output: try options.output(output, stage: Self.stageName)
    ).run(options.run)
  }
}
