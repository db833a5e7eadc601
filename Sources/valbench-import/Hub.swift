import ArgumentParser
import Artifacts
import Foundation
import Importing
import StageCommand

struct Hub: StageTool {
  static let stageName = "import-hub"

  static let configuration = CommandConfiguration(
    abstract: "Fetch a published dataset of pairs from the Hugging Face Hub.",
    usage: "valbench-import hub [<name>] --output <file> [<options>]",
    discussion: """
      Asks the Hub's dataset viewer for all rows, at most three times at once. What came is kept beside the output until \
      all is there: after an interruption the same command goes on. Once it is there, nothing is asked again; --force \
      fetches anew.

      For a private or gated dataset set HF_TOKEN to an access token; it is sent to the server and written nowhere.

      Examples:
        valbench-import hub -o pairs.jsonl
        valbench-import hub somebody/their-dataset -o pairs.jsonl --split test --column issue_description=issue
      """)

  @Argument(help: ArgumentHelp("The dataset's name on the Hub.", valueName: "name"))
  var name = HubDatasetName.original.description

  @Option(name: .shortAndLong, help: ArgumentHelp("Where the pairs go (- for standard output).", valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "The subset to fetch, which the Hub also calls configuration; needed where there are several.", valueName: "name")
  )
  var subset: String?

  @Option(
    help: ArgumentHelp(
      "A split to fetch; may be given several times. (default: all of the subset, in its order)", valueName: "name"))
  var split: [String] = []

  @OptionGroup var columns: ColumnOptions

  @Option(help: ArgumentHelp("Server to ask.", valueName: "address"))
  var server = HubAddress.huggingFace.text

  @OptionGroup var options: StageOptions

  func runStage() async throws -> StageOutcome {
    try await HubImportStage(
      try HubDatasetName(name), subset: subset, splits: split,
      output: try options.output(output, stage: Self.stageName), mapping: try columns.mapping,
      address: try HubAddress(server), token: try HubToken(environment: ProcessInfo.processInfo.environment)
    ).run(options.run)
  }
}
