import ArgumentParser
import Artifacts
import Deduplication
import Foundation
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
      two sides exchanged. Where there are embeddings, pairs are compared by these too. Each removed pair is listed with the one that was kept, the method and the score. What is \
      kept does not depend on the order of the pairs.

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

  @Option(
    help: ArgumentHelp(
      "Embeddings of the pairs, from valbench-embed: pairs are compared by these too. May be given several times.",
      valueName: "file"))
  var embeddings: [String] = []

  @Option(
    help: ArgumentHelp(
      "Cosine of both sides' embeddings from which two pairs are duplicates, if they do not take opposite sides.",
      valueName: "c"))
  var cosine = EmbeddedPairs.defaultCosine

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Only show why two pairs match or not: their texts as they are compared, their similarity, the verdict.",
      valueName: "id"))
  var explain: [String] = []

  @Option(
    help: ArgumentHelp(
      "Threads; the output is the same for any number. (default: as many as there are processors)", valueName: "n"))
  var threads: Int?

  @OptionGroup var options: StageOptions

  func validate() throws {
    guard threshold > 0, threshold <= 1 else { throw ValidationError("--threshold must lie above 0 and at most at 1.") }
    guard cosine >= 0.5, cosine <= 1 else { throw ValidationError("--cosine must lie between 0.5 and 1.") }
    guard threads ?? 1 >= 1 else { throw ValidationError("--threads must be at least 1.") }
    guard explain.isEmpty || explain.count == 2 else {
      throw ValidationError("--explain takes the ids of two pairs; name the inputs before it.")
    }
  }

  func runStage() async throws -> StageOutcome {
    let inputs = try options.inputs(inputs, stage: Self.stageName)
    let wordings = try options.dataFolder.files(in: "wording").values.sorted { $0.name < $1.name }
    guard explain.isEmpty else {
      let stage = stage(inputs, output: "-", duplicates: "-", wordings)
      for line in try await stage.explain(explain[0], explain[1]) { print(line.escapedForTerminal) }
      return .planned
    }
    guard let duplicates else { throw ValidationError("Give --duplicates FILE, where the removed pairs go.") }
    let output = try options.output(output, stage: Self.stageName)
    return try await stage(inputs, output: output, duplicates: duplicates, wordings).run(options.run)
  }

  private func stage(
    _ inputs: [String], output: String, duplicates: String, _ wordings: [DataFile]
  ) -> DeduplicationStage {
    DeduplicationStage(
      inputs: inputs, output: output, duplicatesOutput: duplicates, threshold: threshold, wordings: wordings,
      threads: threads ?? ProcessInfo.processInfo.activeProcessorCount, embeddings: embeddings, cosine: cosine)
  }

  static func main() async { await StageProgram.main(Self.self) }
}
