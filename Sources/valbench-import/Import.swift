import ArgumentParser
import Artifacts
import StageCommand

@main
struct Import: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "valbench-import",
    abstract: "Make artifacts of what other tools wrote.",
    version: valbenchVersion,
    subcommands: [Hub.self, Table.self, Harness.self, Inspect.self, Responses.self, Judgments.self])

  static func main() async {
    await StageProgram.main(
      Self.self, subcommands: [Hub.self, Table.self, Harness.self, Inspect.self, Responses.self, Judgments.self])
  }
}
