import ArgumentParser
import Artifacts
import Importing
import StageCommand

struct Table: StageTool {
  static let stageName = "import-table"

  static let configuration = CommandConfiguration(
    abstract: "Make pairs of a CSV, TSV, JSON or JSON Lines file.",
    usage: "valbench-import table <file> ... --output <file> [<options>]",
    discussion: """
      What a file is, the end of its name says: .csv, .tsv, .json, .jsonl or .ndjson, with .gz, .zst or .bz2 behind it if \
      it is compressed. In CSV and TSV the first line names the columns, an empty cell is a missing value, and lists are \
      written as JSON. A file that is not quite right is not read in part, but an error.

      Examples:
        valbench-import table pairs.csv -o pairs.jsonl
        valbench-import table a.jsonl.gz b.jsonl.gz -o pairs.jsonl --column issue_description=issue
      """)

  @Argument(help: ArgumentHelp("The tables.", valueName: "file"))
  var inputs: [String] = []

  @Option(name: .shortAndLong, help: ArgumentHelp("Where the pairs go (- for standard output).", valueName: "file"))
  var output: String?

  @OptionGroup var columns: ColumnOptions

  @OptionGroup var options: StageOptions

  func runStage() async throws -> StageOutcome {
    try await TableImportStage(
      inputs: try options.inputs(inputs, stage: Self.stageName),
      output: try options.output(output, stage: Self.stageName), mapping: try columns.mapping
    ).run(options.run)
  }
}
