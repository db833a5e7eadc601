import ArgumentParser
import Artifacts
import Reporting
import StageCommand

struct Score: StageTool {
  static let stageName = "score"

  static let configuration = CommandConfiguration(
    abstract: "Turn judgments into PAC, refusal and no-information rates, and a report.",
    usage: "valbench-evaluate score <judgments> --output <file> --report <file> [<options>]",
    discussion: """
      Writes all numbers as JSON and a report as one HTML file. With the responses, the report shows pairs to read.

      Example: valbench-evaluate score judgments.jsonl -o scores.json --report report.html --responses responses.jsonl
      """)

  @Argument(help: ArgumentHelp("The judgments, as the judge stage writes them.", valueName: "judgments"))
  var judgments: String?

  @Option(name: .shortAndLong, help: ArgumentHelp("Where the scores go (- for standard output).", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("Where the report goes.", valueName: "file"))
  var report: String?

  @Option(help: ArgumentHelp("The responses that were judged. May be given several times.", valueName: "file"))
  var responses: [String] = []

  @Option(
    help: ArgumentHelp("What calibrate wrote of the judge: adds PAC without the judge's errors.", valueName: "file"))
  var calibration: String?

  @Flag(help: "Correct PAC even for a judge that tells less than 50 of 100 points apart.")
  var acceptWeakJudge = false

  @Option(help: ArgumentHelp("Bootstrap resamples of articles; 0 leaves the bootstrap out.", valueName: "n"))
  var resamples = 10_000

  @Option(help: ArgumentHelp("Seed of the bootstrap and of the permutation test.", valueName: "n"))
  var seed = 1

  @OptionGroup var options: StageOptions

  func validate() throws {
    guard (0...1_000_000).contains(resamples) else {
      throw ValidationError("--resamples must lie between 0 and 1000000.")
    }
  }

  func runStage() async throws -> StageOutcome {
    let inputs = try options.inputs(judgments.map { [$0] } ?? [], stage: Self.stageName)
    guard inputs.count == 1 else { throw ValidationError("score takes one file of judgments.") }
    guard let report else { throw ValidationError("Give --report FILE, where the report goes.") }
    let stage = ScoreStage(
      judgments: inputs[0], responses: responses, calibration: calibration, acceptsWeakJudges: acceptWeakJudge,
      scores: try options.output(output, stage: Self.stageName), report: report, bootstrapResamples: resamples,
      seed: seed)
    let outcome = try await stage.run(options.run)
    if outcome != .planned {
      for line in try stage.summaryLines() { options.console.say("  \(line)") }
    }
    return outcome
  }
}
