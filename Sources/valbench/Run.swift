import ArgumentParser
import Artifacts
import StageCommand

struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run a pipeline's stages in order on this machine.",
    usage: "valbench run <pipeline> [<options>]",
    discussion: """
      What is already done and unchanged is not done again. After an interruption the same command goes on; answers \
      of models that were received are in the ledger and not paid for twice.

      Examples:
        valbench run mine.yaml --until deduplicate
        valbench run mine.yaml --set judge.model=openai:gpt-4.1 --set judge.orders=one --dry-run
      """)

  @Argument(help: ArgumentHelp("A pipeline file, such as those in pipelines/.", valueName: "pipeline"))
  var pipeline: String

  @Option(name: .customLong("from"), help: ArgumentHelp("The first stage to run.", valueName: "stage"))
  var first: String?

  @Option(name: .customLong("until"), help: ArgumentHelp("The last stage to run.", valueName: "stage"))
  var last: String?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Another value for a key of the file, for this run. May be given several times.", valueName: "stage.key=value"))
  var settings: [String] = []

  @Flag(help: "Make every artifact anew, even if nothing has changed.")
  var force = false

  @Flag(help: "Only say which stages would run and why, and what the next one that asks a model would cost.")
  var dryRun = false

  @Flag(help: "Say nothing but errors.")
  var quiet = false

  func run() async throws {
    let run = try await PipelineRun(pipeline, settings: settings)
    let stages = try run.stages(from: first, until: last)
    if dryRun { return try await run.report(on: stages, estimatesCost: true) }
    var flags: [String] = []
    if force { flags.append("--force") }
    if quiet { flags.append("--quiet") }
    for stage in stages {
      let ending = try await StageExecutable.run(stage.command, arguments: run.arguments(for: stage) + flags)
      guard ending.status == 0 else {
        if ending.status != ExitStatus.unfinished.rawValue {
          Console(isQuiet: quiet).say("valbench: stopped at \(stage.stage). Mend this and run the same command again.")
        }
        throw ExitCode(ending.status)
      }
    }
  }
}
