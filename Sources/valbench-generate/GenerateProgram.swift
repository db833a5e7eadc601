import ArgumentParser
import Artifacts
import StageCommand

@main
struct GenerateProgram: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "valbench-generate",
    abstract: "Have a model write pairs of opposing prompts, and people review them.",
    version: valbenchVersion,
    subcommands: [Generate.self, Review.self],
    defaultSubcommand: Generate.self)

  static func main() async {
    await StageProgram.main(Self.self, subcommands: [Generate.self], default: Generate.self)
  }
}
