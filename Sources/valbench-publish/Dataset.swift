import ArgumentParser
import Artifacts
import Publishing
import StageCommand

struct Dataset: StageTool {
  static let stageName = "publish"

  static let configuration = CommandConfiguration(
    abstract: "Make a dataset folder for the Hugging Face Hub.",
    usage: "valbench-publish dataset <splits> --output <folder> [<options>]",
    discussion: """
      Reads the folder that valbench-split wrote and makes a folder with data files of pairs and of questions, one a \
      split, a dataset card with figures, croissant.json, and SHA256SUMS. Splits without a pair are left out. Nothing is \
      sent anywhere: hf upload NAME FOLDER --repo-type dataset does that.

      Example: valbench-publish dataset splits -o dataset --name "My VAL-Bench"
      """)

  @Argument(help: ArgumentHelp("Folder with train.jsonl, validation.jsonl and test.jsonl.", valueName: "splits"))
  var splits: String?

  @Option(name: .shortAndLong, help: ArgumentHelp("The dataset folder.", valueName: "folder"))
  var output: String?

  @Option(help: ArgumentHelp("The dataset's name in its card.", valueName: "name"))
  var name = DatasetOptions().name

  @Option(help: ArgumentHelp("The dataset's version: three numbers.", valueName: "version"))
  var release = DatasetOptions().release

  @Option(help: ArgumentHelp("Who made it, for the citation. May be given several times.", valueName: "name"))
  var creator: [String] = []

  @Option(help: ArgumentHelp("The day of publication, such as 2026-01-31, for the citation.", valueName: "day"))
  var published: String?

  @Option(help: ArgumentHelp("Where it will be found, for the citation: https://….", valueName: "address"))
  var url: String?

  @Option(help: ArgumentHelp("Compression of the data files: none, gz or zst.", valueName: "kind"))
  var compression = DatasetCompression.none

  @OptionGroup var options: StageOptions

  func runStage() async throws -> StageOutcome {
    let inputs = try options.inputs(splits.map { [$0] } ?? [], stage: Self.stageName)
    guard inputs.count == 1 else { throw ValidationError("publish takes one folder of splits.") }
    var settings = DatasetOptions()
    settings.name = name
    settings.release = release
    settings.creators = creator
    settings.published = published
    settings.url = url
    settings.compression = compression
    return try await DatasetStage(
      splitFolder: inputs[0], output: try options.output(output, stage: Self.stageName), options: settings
    ).run(options.run)
  }
}

extension DatasetCompression: ExpressibleByArgument {}
