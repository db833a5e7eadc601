import ArgumentParser
import Artifacts
import Publishing
import StageCommand

@main
struct Publish: StageTool {
  static let stageName = "publish"

  static let configuration = CommandConfiguration(
    commandName: "valbench-publish",
    abstract: "Make a dataset folder for the Hugging Face Hub.",
    usage: "valbench-publish <splits> --output <folder> [<options>]",
    discussion: """
      Reads the folder that valbench-split wrote and makes a folder with a dataset card and one JSON Lines file a split.

      Example: valbench-publish splits -o dataset --name "My VAL-Bench"
      """,
    version: valbenchVersion)

  @Argument(help: ArgumentHelp("Folder with train.jsonl, validation.jsonl and test.jsonl.", valueName: "splits"))
  var splits: String?

  @Option(name: .shortAndLong, help: ArgumentHelp("The dataset folder.", valueName: "folder"))
  var output: String?

  @Option(help: ArgumentHelp("The dataset's name in its card.", valueName: "name"))
  var name = "VAL-Bench, rebuilt"

  @OptionGroup var options: StageOptions

  func runStage() async throws -> StageOutcome {
    let inputs = try options.inputs(splits.map { [$0] } ?? [], stage: Self.stageName)
    guard inputs.count == 1 else { throw ValidationError("publish takes one folder of splits.") }
    return try await PublishStage(
      splitFolder: inputs[0], output: try options.output(output, stage: Self.stageName), name: name
    ).run(options.run)
  }

  static func main() async { await StageProgram.main(Self.self) }
}
