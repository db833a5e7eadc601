import ArgumentParser
import Artifacts
import StageCommand

struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run a pipeline's stages in order on this machine.",
    discussion: """
      What is already done and unchanged is not done again. After an interruption the same command goes on; answers \
      of models that were received are in the ledger and not paid for twice.
      """)

  @Argument(help: ArgumentHelp("A pipeline file, such as those in pipelines/.", valueName: "pipeline"))
  var pipeline: String

  @Flag(help: "Make every artifact anew, even if nothing has changed.")
  var force = false

  @Flag(help: "Only say which stages would run, and why.")
  var dryRun = false

  @Flag(help: "Say nothing but errors.")
  var quiet = false

  func run() async throws {
    let stages = try await PipelineCheck.stages(of: pipeline)
    if dryRun { return try await Status.report(pipeline, stages) }
    var flags: [String] = []
    if force { flags.append("--force") }
    if quiet { flags.append("--quiet") }
    for stage in stages {
      let ending = try await StageExecutable.run(stage.command, arguments: ["--config", pipeline] + flags)
      guard ending.status == 0 else {
        if ending.status != ExitStatus.unfinished.rawValue {
          Console(isQuiet: quiet).say("valbench: stopped at \(stage.stage). Mend this and run the same command again.")
        }
        throw ExitCode(ending.status)
      }
    }
  }
}

/// Reads a pipeline file and has every stage check its section, before the first one runs.
enum PipelineCheck {
  static func stages(of pipeline: String) async throws -> [StageWiring] {
    let stages = try ConfigurationFile(path: pipeline).stages
    for stage in stages {
      let ending = try await StageExecutable.run(
        stage.command, arguments: ["--config", pipeline, "--check-config"])
      guard ending.status == 0 else { throw ExitCode(ending.status) }
    }
    return stages
  }
}
