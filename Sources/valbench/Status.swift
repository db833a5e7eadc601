import ArgumentParser
import Artifacts
import StageCommand

struct Status: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say of each stage of a pipeline whether it is done, stale or missing.")

  @Argument(help: ArgumentHelp("A pipeline file, such as those in pipelines/.", valueName: "pipeline"))
  var pipeline: String

  func run() async throws {
    try await Self.report(pipeline, try await PipelineCheck.stages(of: pipeline))
  }

  /// Prints what each stage says of itself. What follows a stage that has work to do may change with it.
  static func report(_ pipeline: String, _ stages: [StageWiring]) async throws {
    var unfinished: String?
    for stage in stages {
      let ending = try await StageExecutable.run(
        stage.command, arguments: ["--config", pipeline, "--dry-run"], capture: true)
      let lines = ending.messages.split(separator: "\n").map(String.init)
      let isDone = ending.status == 0 && lines.contains { $0.hasPrefix("\(stage.stage): done") }
      for line in lines {
        let follows = isDone ? unfinished.map { " It follows \($0), which has work to do." } ?? "" : ""
        print(line + follows)
      }
      if !isDone, unfinished == nil { unfinished = stage.stage }
    }
  }
}
