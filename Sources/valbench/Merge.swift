import ArgumentParser
import Artifacts

struct Merge: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make of a stage's shards what one run would have made.",
    usage: "valbench merge <artifacts> ... --output <file> ... [--force] [--quiet]",
    discussion: """
      Name the first output of each shard, in any order; its other files must lie beside it. All shards must be there, \
      made with the same inputs, parameters and version, and be as they were made. The result is the same as that of a \
      run without --shard, byte for byte, its manifest too.

      Examples:
        valbench merge shards/sections-*.jsonl -o sections.jsonl
        valbench merge shards/pairs-*.jsonl -o pairs.jsonl -o rejected.jsonl
      """)

  @Argument(help: ArgumentHelp("The first output of each shard.", valueName: "artifacts"))
  var artifacts: [String]

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Where the merged output goes. Where the stage has several outputs, give it once for each, in their order.",
      valueName: "file"))
  var output: [String]

  @Flag(help: "Write the outputs anew, even if they were changed by hand.")
  var force = false

  @Flag(help: "Say nothing but errors.")
  var quiet = false

  func validate() throws {
    guard !output.contains("-") else { throw ValidationError("merge writes files: standard output is none.") }
  }

  func run() async throws {
    try ShardMerge(artifacts: artifacts, outputs: output)
      .run(RunOptions(force: force, console: Console(isQuiet: quiet)))
  }
}
