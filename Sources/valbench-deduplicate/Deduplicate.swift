import ArgumentParser
import Artifacts
import Deduplication
import StageCommand

@main
struct Deduplicate: StageTool {
  static let stageName = "deduplicate"

  static let configuration = CommandConfiguration(
    commandName: "valbench-deduplicate",
    abstract: "Remove pairs that say the same as another.",
    usage: "valbench-deduplicate <pairs> ... --output <file> --duplicates <file> [<options>]",
    discussion: """
      Finds pairs that are equal after folding case and punctuation, and pairs whose texts are alike, also with their \
      two sides exchanged. Each removed pair is listed with the one that was kept, the method and the score.

      Example: valbench-deduplicate pairs.jsonl -o unique.jsonl --duplicates duplicates.jsonl
      """,
    version: valbenchVersion)

  @Argument(help: ArgumentHelp("Pair files (- for standard input).", valueName: "pairs"))
  var inputs: [String] = []

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Where the kept pairs go (- for standard output).", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("Where the removed pairs go.", valueName: "file"))
  var duplicates: String?

  @Option(
    help: ArgumentHelp("Jaccard similarity from which two pairs are duplicates, above 0 and at most 1.", valueName: "j")
  )
  var threshold = 0.8

  @OptionGroup var options: StageOptions

  func validate() throws {
    guard threshold > 0, threshold <= 1 else { throw ValidationError("--threshold must lie above 0 and at most at 1.") }
  }

  func runStage() async throws -> StageOutcome {
    guard let duplicates else { throw ValidationError("Give --duplicates FILE, where the removed pairs go.") }
    return try await DeduplicationStage(
      inputs: try options.inputs(inputs, stage: Self.stageName),
      output: try options.output(output, stage: Self.stageName), duplicatesOutput: duplicates, threshold: threshold
    ).run(options.run)
  }

  static func main() async { await StageProgram.main(Self.self) }
}
