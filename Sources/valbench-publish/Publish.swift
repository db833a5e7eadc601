import ArgumentParser
import Artifacts
import StageCommand

@main
struct Publish: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "valbench-publish",
    abstract: "Write what valbench made in the forms that other tools open.",
    version: valbenchVersion,
    subcommands: [Dataset.self, Verify.self, Inspect.self, InspectTask.self, HarnessTask.self])

  static func main() async {
    await StageProgram.main(
      Self.self, subcommands: [Dataset.self, Inspect.self, InspectTask.self, HarnessTask.self])
  }
}
