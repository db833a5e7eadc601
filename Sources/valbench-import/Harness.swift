import ArgumentParser
import Artifacts
import Importing
import StageCommand

struct Harness: StageTool {
  static let stageName = "import-harness"

  static let configuration = CommandConfiguration(
    abstract: "Make responses of what lm-evaluation-harness logged.",
    usage: "valbench-import harness <samples> ... --output <file> [--candidate <name>] [<options>]",
    discussion: """
      Reads the samples of a task that valbench-publish harness made, logged with --log_samples. Which model answered is
      told by the results file beside them, if lm_eval was given its name. Several repeats are several samples here.

      Example: valbench-import harness answers/*/samples_valbench_*.jsonl -o responses.jsonl
      """)

  @Argument(help: ArgumentHelp("Sample files, also gzip or zstd (- for standard input).", valueName: "samples"))
  var inputs: [String] = []

  @Option(name: .shortAndLong, help: ArgumentHelp("Where the responses go (- for standard output).", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("The model that answered, where nothing tells.", valueName: "name"))
  var candidate: String?

  @OptionGroup var options: StageOptions

  func runStage() async throws -> StageOutcome {
    try await HarnessImport(
      inputs: try options.inputs(inputs, stage: Self.stageName),
      output: try options.output(output, stage: Self.stageName), candidate: candidate
    ).run(options.run)
  }
}
