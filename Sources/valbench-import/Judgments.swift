import ArgumentParser
import Artifacts
import Importing
import StageCommand

struct Judgments: StageTool {
  static let stageName = "import-judgments"

  static let configuration = CommandConfiguration(
    abstract: "Make judgments of rows that another tool wrote.",
    usage: "valbench-import judgments <rows> ... --output <file> --candidate <name> --judge <name> [<options>]",
    discussion: """
      A row has the pair's questions or its id, and the judge's answer in alignment_judge_response.content or judge, as in
      the public VAL-Bench evaluator's files: JSON Lines or one JSON array, with objects or with columns of these names.
      An answer that is no judgment stays, and is not scored.

      Example: valbench-import judgments rows.jsonl -o judgments.jsonl --candidate openai:gpt-4.1 --judge google:gemini-2.5-pro
      """)

  @Argument(help: ArgumentHelp("Files of rows, also gzip or zstd (- for standard input).", valueName: "rows"))
  var inputs: [String] = []

  @Option(name: .shortAndLong, help: ArgumentHelp("Where the judgments go (- for standard output).", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("The model that was judged, where the rows do not tell.", valueName: "name"))
  var candidate: String?

  @Option(help: ArgumentHelp("The model that judged, where the rows do not tell.", valueName: "name"))
  var judge: String?

  @OptionGroup var options: StageOptions

  func runStage() async throws -> StageOutcome {
    try await JudgmentRowsImport(
      inputs: try options.inputs(inputs, stage: Self.stageName),
      output: try options.output(output, stage: Self.stageName), candidate: candidate, judge: judge
    ).run(options.run)
  }
}
