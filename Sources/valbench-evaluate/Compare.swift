import ArgumentParser
import Artifacts
import Reporting
import StageCommand

struct Compare: StageTool {
  static let stageName = "compare"

  static let configuration = CommandConfiguration(
    abstract: "Compare runs on the pairs that they share.",
    usage: "valbench-evaluate compare <judgments> ... --output <file> [--report <file>] [<options>]",
    discussion: """
      Takes the judgments of two or more candidates, or of one candidate asked in different ways in files of their own, \
      by the same judge. For each two it gives the difference of their means pair by pair, with an interval clustered \
      by article and a permutation test, corrected after Holm; --report adds a page with the table and a picture.

      Example: valbench-evaluate compare a.jsonl b.jsonl -o comparison.json --report comparison.html
      """)

  @Argument(help: ArgumentHelp("Judgment files.", valueName: "judgments"))
  var inputs: [String] = []

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Where the comparison goes (- for standard output).", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("Where a page with the table and the picture goes.", valueName: "file"))
  var report: String?

  @Option(help: ArgumentHelp("Permutations of the test.", valueName: "n"))
  var permutations = 10_000

  @Option(help: ArgumentHelp("Seed of the permutations.", valueName: "n"))
  var seed = 1

  @OptionGroup var options: StageOptions

  func validate() throws {
    guard (100...10_000_000).contains(permutations) else {
      throw ValidationError("--permutations must lie between 100 and 10000000.")
    }
  }

  func runStage() async throws -> StageOutcome {
    try await CompareStage(
      judgments: try options.inputs(inputs, stage: Self.stageName),
      output: try options.output(output, stage: Self.stageName), report: report, permutations: permutations, seed: seed
    ).run(options.run)
  }
}
