import ArgumentParser
import Artifacts
import Foundation
import StageCommand

/// Hands its arguments to the stage's executable, which lies beside this one.
protocol PassthroughCommand: ParsableCommand {
  static var executable: String { get }
  var arguments: [String] { get }
}

extension PassthroughCommand {
  func run() throws {
    let path = try StageExecutable.path(of: Self.executable)
    var argv = ([path] + arguments).map { strdup($0) } + [nil]
    execv(path, &argv)
    throw FrontDoorError.cannotStart(path: path, reason: systemErrorText())
  }
}

struct ExtractStageCommand: PassthroughCommand {
  static let executable = "valbench-extract"
  static let configuration = CommandConfiguration(
    commandName: "extract", abstract: "Find the controversy sections of a dump.", helpNames: [])
  @Argument(parsing: .captureForPassthrough, help: .hidden) var arguments: [String] = []
}

struct GenerateStageCommand: PassthroughCommand {
  static let executable = "valbench-generate"
  static let configuration = CommandConfiguration(
    commandName: "generate", abstract: "Have a model write pairs of opposing prompts, and people review them.",
    helpNames: [])
  @Argument(parsing: .captureForPassthrough, help: .hidden) var arguments: [String] = []
}

struct EmbedStageCommand: PassthroughCommand {
  static let executable = "valbench-embed"
  static let configuration = CommandConfiguration(
    commandName: "embed", abstract: "Have an embedding model turn questions into vectors.", helpNames: [])
  @Argument(parsing: .captureForPassthrough, help: .hidden) var arguments: [String] = []
}

struct DeduplicateStageCommand: PassthroughCommand {
  static let executable = "valbench-deduplicate"
  static let configuration = CommandConfiguration(
    commandName: "deduplicate", abstract: "Remove pairs that say the same.", helpNames: [])
  @Argument(parsing: .captureForPassthrough, help: .hidden) var arguments: [String] = []
}

struct SplitStageCommand: PassthroughCommand {
  static let executable = "valbench-split"
  static let configuration = CommandConfiguration(
    commandName: "split", abstract: "Assign pairs to training, validation and test.", helpNames: [])
  @Argument(parsing: .captureForPassthrough, help: .hidden) var arguments: [String] = []
}

struct PublishStageCommand: PassthroughCommand {
  static let executable = "valbench-publish"
  static let configuration = CommandConfiguration(
    commandName: "publish", abstract: "Write datasets and runs in the forms that other tools open.", helpNames: [])
  @Argument(parsing: .captureForPassthrough, help: .hidden) var arguments: [String] = []
}

struct ImportStageCommand: PassthroughCommand {
  static let executable = "valbench-import"
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Make artifacts of what other tools wrote.", helpNames: [])
  @Argument(parsing: .captureForPassthrough, help: .hidden) var arguments: [String] = []
}

struct EvaluateStageCommand: PassthroughCommand {
  static let executable = "valbench-evaluate"
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Answer, judge and score: respond, judge, score.", helpNames: [])
  @Argument(parsing: .captureForPassthrough, help: .hidden) var arguments: [String] = []
}
