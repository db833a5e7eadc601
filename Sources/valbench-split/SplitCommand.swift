import ArgumentParser
import Artifacts
import Splitting
import StageCommand

@main
struct SplitCommand: StageTool {
  static let stageName = "split"

  static let configuration = CommandConfiguration(
    commandName: "valbench-split",
    abstract: "Assign pairs to training, validation and test without leakage.",
    usage: "valbench-split <pairs> ... --output <folder> [<options>]",
    discussion: """
      All pairs of one article go to one split. Which one follows from a salted hash of the article, so that an \
      assignment stays put when pairs are added; another salt gives other splits.

      Example: valbench-split unique.jsonl -o splits
      """,
    version: valbenchVersion)

  @Argument(help: ArgumentHelp("Pair files (- for standard input).", valueName: "pairs"))
  var inputs: [String] = []

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Folder for train.jsonl, validation.jsonl and test.jsonl.", valueName: "folder"))
  var output: String?

  @Option(help: ArgumentHelp("Share of the articles for training.", valueName: "share"))
  var train = SplitRatios.standard.train

  @Option(help: ArgumentHelp("Share of the articles for validation.", valueName: "share"))
  var validation = SplitRatios.standard.validation

  @Option(help: ArgumentHelp("Share of the articles for testing.", valueName: "share"))
  var test = SplitRatios.standard.test

  @Option(help: ArgumentHelp("Text that the assignment depends on.", valueName: "text"))
  var salt = SplitAssignment.defaultSalt

  @OptionGroup var options: StageOptions

  func runStage() async throws -> StageOutcome {
    try await SplitStage(
      inputs: try options.inputs(inputs, stage: Self.stageName),
      outputFolder: try options.output(output, stage: Self.stageName),
      ratios: try SplitRatios(train: train, validation: validation, test: test), salt: salt
    ).run(options.run)
  }

  static func main() async { await StageProgram.main(Self.self) }
}
