import ArgumentParser
import Artifacts
import Importing
import StageCommand

struct Responses: StageTool {
  static let stageName = "import-responses"

  static let configuration = CommandConfiguration(
    abstract: "Make responses of rows that another tool wrote.",
    usage: "valbench-import responses <rows> ... --output <file> --candidate <name> [<options>]",
    discussion: """
      A row has issue_description, for_question, against_question, for_response.content and against_response.content, as in
      the public VAL-Bench evaluator's files: JSON Lines or one JSON array, with objects or with columns of these names.

      Example: valbench-import responses rows.jsonl -o responses.jsonl --candidate openai:gpt-4.1
      """)

  @Argument(help: ArgumentHelp("Files of rows, also gzip or zstd (- for standard input).", valueName: "rows"))
  var inputs: [String] = []

  @Option(name: .shortAndLong, help: ArgumentHelp("Where the responses go (- for standard output).", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("The model that answered, where the rows do not tell.", valueName: "name"))
  var candidate: String?

  @OptionGroup var options: StageOptions

  func runStage() async throws -> StageOutcome {
    try await ResponseRowsImport(
      inputs: try options.inputs(inputs, stage: Self.stageName),
      output: try options.output(output, stage: Self.stageName), candidate: candidate
    ).run(options.run)
  }
}
