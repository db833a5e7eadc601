import ArgumentParser
import Artifacts
import StageCommand

struct Status: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say of each stage of a pipeline whether it is done, stale or missing.")

  @Argument(help: ArgumentHelp("A pipeline file, such as those in pipelines/.", valueName: "pipeline"))
  var pipeline: String

  func run() async throws {
    try await PipelineRun(pipeline).report()
  }
}
