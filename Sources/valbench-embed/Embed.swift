import ArgumentParser
import Artifacts
import Embedding
import LanguageModels
import ModelCommand
import StageCommand

@main
struct Embed: StageTool {
  static let stageName = "embed"

  static let configuration = CommandConfiguration(
    commandName: "valbench-embed",
    abstract: "Have an embedding model turn the two questions of each pair into vectors.",
    usage: "valbench-embed <pairs> ... --output <file> --model <model> [<options>]",
    discussion: """
      Sends the two questions of each pair, as they are and in one request. Every answer is kept in the ledger: running \
      again asks only for what is not there yet.

      Examples:
        valbench-embed pairs.jsonl -o embeddings.jsonl --model openai:text-embedding-3-small
        valbench-embed pairs.jsonl -o embeddings.jsonl --model http://localhost:8080/v1#BAAI/bge-m3
      """,
    version: valbenchVersion)

  @Argument(help: ArgumentHelp("Pair files (- for standard input).", valueName: "pairs"))
  var inputs: [String] = []

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Where the embeddings go (- for standard output).", valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "The embedding model: openai:MODEL, google:MODEL, or ADDRESS#MODEL of an OpenAI-compatible server.",
      valueName: "model"))
  var model: String?

  @Option(
    help: ArgumentHelp(
      "Values of each vector, for models that can shorten it. (default: as many as the model gives)", valueName: "n"))
  var dimensions: Int?

  @OptionGroup(title: "Asking") var asking: AskingOptions

  @OptionGroup var sharding: ShardOptions

  @OptionGroup var options: StageOptions

  func validate() throws {
    guard model != nil else {
      throw ValidationError(
        "Give --model, the embedding model: openai:MODEL, google:MODEL, or ADDRESS#MODEL of an OpenAI-compatible "
          + "server.")
    }
    let limits = EmbeddingVector.dimensions
    guard dimensions.map(limits.contains) ?? true else {
      throw ValidationError("--dimensions must lie between \(limits.lowerBound) and \(limits.upperBound).")
    }
  }

  func runStage() async throws -> StageOutcome {
    var access = try asking.access(to: model ?? "", try options.dataFolder)
    access.shard = sharding.shard
    return try await EmbedStage(
      inputs: try options.inputs(inputs, stage: Self.stageName),
      output: try options.output(output, stage: Self.stageName),
      access: access, dimensions: dimensions
    ).run(options.run)
  }

  static func main() async { await StageProgram.main(Self.self) }
}
