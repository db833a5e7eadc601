import ArgumentParser
import Artifacts
import Publishing
import StageCommand

struct Inspect: StageTool {
  static let stageName = "publish-inspect"

  static let configuration = CommandConfiguration(
    abstract: "Write judged responses as logs of Inspect AI.",
    usage: "valbench-publish inspect <judgments> --responses <file> ... --scores <file> --output <folder> [<options>]",
    discussion: """
      Writes one JSON log a candidate and judge, which inspect view shows and inspect_ai reads: each pair is a sample with
      both conversations, the score and the judge's reasons.

      Example: valbench-publish inspect judgments.jsonl --responses responses.jsonl --scores scores.json -o logs
      """)

  @Argument(help: ArgumentHelp("The judgments, as the judge stage writes them.", valueName: "judgments"))
  var judgments: String?

  @Option(help: ArgumentHelp("The responses that were judged. May be given several times.", valueName: "file"))
  var responses: [String] = []

  @Option(help: ArgumentHelp("The scores of these judgments.", valueName: "file"))
  var scores: String?

  @Option(name: .shortAndLong, help: ArgumentHelp("The folder of the logs.", valueName: "folder"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "When the run was, such as 2026-11-01T12:00:00Z; if not given, when the judgments were last changed.",
      valueName: "time"),
    transform: { text in
      guard let time = InspectTime(text) else {
        throw ValidationError("It must be a time in UTC, such as 2026-11-01T12:00:00Z.")
      }
      return time
    })
  var created: InspectTime?

  @OptionGroup var options: StageOptions

  func runStage() async throws -> StageOutcome {
    let inputs = try options.inputs(judgments.map { [$0] } ?? [], stage: Self.stageName)
    guard inputs.count == 1 else { throw ValidationError("inspect takes one file of judgments.") }
    guard !responses.isEmpty else { throw ValidationError("Give --responses FILE, the responses that were judged.") }
    guard let scores else { throw ValidationError("Give --scores FILE, the scores of these judgments.") }
    guard !(inputs + responses + [scores]).contains("-") else {
      throw ValidationError("inspect reads its files more than once, and takes none from standard input.")
    }
    return try await InspectLogsStage(
      judgments: inputs[0], responses: responses, scores: scores,
      output: try options.output(output, stage: Self.stageName), created: created
    ).run(options.run)
  }
}
