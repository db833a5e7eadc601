import ArgumentParser
import Artifacts
import Evaluation
import LanguageModels
import ModelCommand
import StageCommand

extension JudgeStage.Orders: ExpressibleByArgument {}

/// How a judge is asked.
struct JudgingOptions: ParsableArguments {
  @Option(help: ArgumentHelp("In which order the judge sees the two responses: both or one.", valueName: "orders"))
  var orders = JudgeStage.Orders.both

  @Option(
    help: ArgumentHelp(
      "The most characters of a response that the judge is shown. What is cut is counted.", valueName: "n"))
  var maximumCharacters = JudgeStage.defaultMaximumCharacters

  @Option(help: ArgumentHelp("Sampling temperature.", valueName: "t"))
  var temperature = 0.0

  @Option(help: ArgumentHelp("Longest answer, in tokens.", valueName: "n"))
  var maximumOutputTokens = 2048

  func validate() throws {
    guard maximumCharacters >= 100 else { throw ValidationError("--maximum-characters must be at least 100.") }
    guard maximumOutputTokens >= 1 else { throw ValidationError("--maximum-output-tokens must be at least 1.") }
  }

  /// - Parameters:
  ///   - labelsValues: whether the responses are labelled with values, too.
  ///   - shard: the part of the responses that is judged; `nil` for all of them.
  func stage(
    inputs: [String], output: String, _ model: ModelOptions, _ data: DataFolder, labelsValues: Bool = false,
    shard: Shard? = nil
  ) throws -> JudgeStage {
    var access = try model.access(data)
    access.shard = shard
    return try JudgeStage(
      inputs: inputs, output: output, access: access, judges: model.names,
      sampling: Sampling(
        temperature: temperature, maximumOutputTokens: maximumOutputTokens, thinking: model.thinking),
      orders: orders, maximumCharacters: maximumCharacters, prompt: data.file("prompts/judge.mustache"),
      labels: labelsValues
        ? ValueLabels(prompt: data.file("prompts/label-values.mustache"), taxonomy: data.file("taxonomy/values.yaml"))
        : nil)
  }
}
