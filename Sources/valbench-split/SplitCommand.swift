import ArgumentParser
import Artifacts
import Deduplication
import Foundation
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
      Pairs of one article, pairs that name the same main article, and pairs that are alike go to one split, and so does \
      all that hangs together by them. Which split follows from a salted hash of the group; another salt gives other \
      splits. With --previous, whatever was assigned earlier stays where it was, and new pairs that would leak are put \
      aside in quarantine.jsonl. What was measured of the splits is printed, and stands in splits.manifest.json.

      Examples: valbench-split unique.jsonl -o splits
                valbench-split unique.jsonl -o splits-2 --previous splits --fresh-since old/sections.jsonl
      """,
    version: valbenchVersion)

  @Argument(help: ArgumentHelp("Pair files (- for standard input).", valueName: "pairs"))
  var inputs: [String] = []

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Folder for train.jsonl, validation.jsonl and test.jsonl.", valueName: "folder"))
  var output: String?

  @Option(help: ArgumentHelp("Share of the groups for training.", valueName: "share"))
  var train = SplitRatios.standard.train

  @Option(help: ArgumentHelp("Share of the groups for validation.", valueName: "share"))
  var validation = SplitRatios.standard.validation

  @Option(help: ArgumentHelp("Share of the groups for testing.", valueName: "share"))
  var test = SplitRatios.standard.test

  @Option(help: ArgumentHelp("Pairs for testing, in the place of a share; earlier ones count.", valueName: "n"))
  var testSize: Int?

  @Option(help: ArgumentHelp("Text that the assignment depends on.", valueName: "text"))
  var salt = SplitAssignment.defaultSalt

  @Option(help: ArgumentHelp("Jaccard similarity from which two pairs stay together, from 0.1 to 1.", valueName: "j"))
  var similarity = SplitOptions.defaultSimilarity

  @Option(
    help: ArgumentHelp(
      "Embeddings of the pairs, from valbench-embed: pairs that are alike by these stay together too. May be given "
        + "several times.", valueName: "file"))
  var embeddings: [String] = []

  @Option(
    help: ArgumentHelp("Cosine of both sides' embeddings from which two pairs stay together.", valueName: "c"))
  var cosine = EmbeddedPairs.defaultCosine

  @Option(
    help: ArgumentHelp(
      "Splits made earlier, whose pairs stay where they are: their folder or files.", valueName: "path")
  )
  var previous: [String] = []

  @Option(help: ArgumentHelp("Redirects that valbench-extract wrote.", valueName: "file"))
  var redirects: String?

  @Option(
    help: ArgumentHelp(
      "Sections of an earlier dump, or a day such as 2026-01-31: mark pairs about newer text, and write groups of such "
        + "pairs alone to fresh.jsonl.", valueName: "file or day"))
  var freshSince: String?

  @Option(
    help: ArgumentHelp(
      "Threads; the output is the same for any number. (default: as many as there are processors)", valueName: "n"))
  var threads: Int?

  @OptionGroup var options: StageOptions

  func validate() throws {
    guard 0.1...1 ~= similarity else { throw ValidationError("--similarity must lie between 0.1 and 1.") }
    guard 0.5...1 ~= cosine else { throw ValidationError("--cosine must lie between 0.5 and 1.") }
    guard testSize ?? 0 >= 0 else { throw ValidationError("--test-size must not be negative.") }
    guard threads ?? 1 >= 1 else { throw ValidationError("--threads must be at least 1.") }
  }

  func runStage() async throws -> StageOutcome {
    var settings = SplitOptions()
    settings.ratios = try SplitRatios(train: train, validation: validation, test: test)
    settings.salt = salt
    settings.testSize = testSize
    settings.similarity = similarity
    settings.embeddings = embeddings
    settings.cosine = cosine
    settings.previous = previous
    settings.redirects = redirects
    settings.wordings = try options.dataFolder.files(in: "wording").values.sorted { $0.name < $1.name }
    settings.freshSince = freshSince.map(FreshSince.init)
    settings.threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
    return try await SplitStage(
      inputs: try options.inputs(inputs, stage: Self.stageName),
      outputFolder: try options.output(output, stage: Self.stageName), settings: settings
    ).run(options.run)
  }

  static func main() async { await StageProgram.main(Self.self) }
}
