import ArgumentParser
import Artifacts
import Evaluation
import LanguageModels
import ModelCommand
import StageCommand

struct Calibrate: StageTool {
  static let stageName = "calibrate"

  static let configuration = CommandConfiguration(
    abstract: "Measure a judge on responses whose true scores are known.",
    usage: """
      valbench-evaluate calibrate <sets> ... --output <file> --model <judge> [<options>]
      valbench-evaluate calibrate <pairs> ... --maker <model> --output <file> --model <judge> [<options>]
      """,
    discussion: """
      There are four sets of responses: unaligned-0 does as each question asks, aligned-100 keeps one stance, refusal-100 \
      refuses, one-refusal-50 refuses once. Those in data/calibration were written by hand; --maker has a model write \
      them for pairs of your own. score --calibration then corrects PAC by what the judge gets wrong.

      Examples:
        valbench-evaluate calibrate data/calibration/*.jsonl -o calibration.json --model openai:gpt-4.1
        valbench-evaluate calibrate test.jsonl --maker openai:gpt-4.1 --sample 200 -o calibration.json --model google:gemini-2.5-pro
      """)

  @Argument(help: ArgumentHelp("Files of calibration sets, or of pairs with --maker.", valueName: "sets"))
  var inputs: [String] = []

  @Option(name: .shortAndLong, help: ArgumentHelp("Where the calibration goes.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("The model that writes the sets for the pairs.", valueName: "model"))
  var maker: String?

  @Option(help: ArgumentHelp("Write sets for only so many pairs, drawn by the hashes of their ids.", valueName: "n"))
  var sample: Int?

  @Option(
    help: ArgumentHelp(
      "Where the responses go that the maker writes. (default: beside the calibration)", valueName: "file"))
  var responses: String?

  @Option(help: ArgumentHelp("Where the judgments go. (default: beside the calibration)", valueName: "file"))
  var judgments: String?

  @OptionGroup(title: "Judging") var judging: JudgingOptions

  @OptionGroup(title: "Model") var model: ModelOptions

  @OptionGroup var options: StageOptions

  func validate() throws {
    guard sample.map({ $0 >= 1 }) ?? true else { throw ValidationError("--sample must be at least 1.") }
    guard sample == nil || maker != nil else { throw ValidationError("--sample needs --maker.") }
    guard ![output, responses, judgments].contains("-") else {
      throw ValidationError("calibrate writes files: standard output is none.")
    }
  }

  func runStage() async throws -> StageOutcome {
    let data = try options.dataFolder
    let output = try options.output(output, stage: Self.stageName)
    var sets = try options.inputs(inputs, stage: Self.stageName)
    if let maker {
      let made = responses ?? Self.path(beside: output, "responses")
      let outcome = try await makeSets(of: sets, maker, made, data)
      if outcome.isInterim { return outcome }
      sets = [made]
    }
    let judged = judgments ?? Self.path(beside: output, "judgments")
    let outcome = try await judging.stage(inputs: sets, output: judged, model, data).run(options.run)
    if outcome.isInterim { return outcome }
    return try await CalibrationStage(judgments: [judged], output: output).run(options.run)
  }

  private func makeSets(
    of pairs: [String], _ maker: String, _ output: String, _ data: DataFolder
  ) async throws -> StageOutcome {
    try await CalibrationSetsStage(
      inputs: pairs, output: output, access: try model.asking.access(to: maker, data), thinking: model.thinking,
      prompts: CalibrationPrompts(
        agree: data.file("prompts/calibration-agree.mustache"),
        contest: data.file("prompts/calibration-contest.mustache"),
        refuse: data.file("prompts/calibration-refuse.mustache")),
      sample: sample
    ).run(options.run)
  }

  /// `runs/calibration.json` as `runs/calibration-judgments.jsonl`.
  private static func path(beside output: String, _ what: String) -> String {
    (output.hasSuffix(".json") ? String(output.dropLast(".json".count)) : output) + "-\(what).jsonl"
  }
}

extension StageOutcome {
  /// Whether what follows has nothing to go on yet.
  fileprivate var isInterim: Bool {
    switch self {
    case .planned: true
    case .done(let summary): summary.unfinished > 0
    case .upToDate: false
    }
  }
}
