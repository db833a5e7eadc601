import ArgumentParser
import Artifacts
import StageCommand

/// A pipeline file whose sections every stage has checked.
struct PipelineRun {
  private let path: String
  private let stages: [StageWiring]
  /// `key=value`, by stage.
  private let settings: [String: [String]]

  /// - Parameter settings: `stage.key=value`, in the place of what the file has.
  /// - Throws: ``PipelineError``, `ConfigurationError`; `ExitCode` where a stage has said what is wrong with its section.
  init(_ path: String, settings: [String] = []) async throws {
    self.path = path
    stages = try ConfigurationFile(path: path).stages
    var byStage: [String: [String]] = [:]
    for text in settings {
      let parts = text.split(separator: ".", maxSplits: 1).map(String.init)
      guard parts.count == 2, parts[1].contains("="), stages.contains(where: { $0.stage == parts[0] }) else {
        throw PipelineError.badSetting(text: text, path: path, stages: stages.map(\.stage))
      }
      byStage[parts[0], default: []].append(parts[1])
    }
    self.settings = byStage
    for stage in stages {
      let ending = try await StageExecutable.run(stage.command, arguments: arguments(for: stage) + ["--check-config"])
      guard ending.status == 0 else { throw ExitCode(ending.status) }
    }
  }

  func arguments(for stage: StageWiring) -> [String] {
    ["--config", path] + (settings[stage.stage] ?? []).flatMap { ["--set", $0] }
  }

  /// The stages from one to another, both included.
  ///
  /// - Throws: ``PipelineError`` if the pipeline has no such stage, or none is left.
  func stages(from first: String?, until last: String?) throws(PipelineError) -> [StageWiring] {
    func place(of name: String?) throws(PipelineError) -> Int? {
      guard let name else { return nil }
      guard let place = stages.firstIndex(where: { $0.stage == name }) else {
        throw .noStage(name: name, path: path, stages: stages.map(\.stage))
      }
      return place
    }
    let start = try place(of: first) ?? 0
    let end = try place(of: last) ?? stages.count - 1
    guard start <= end else { throw .emptyRange(first: stages[start].stage, last: stages[end].stage) }
    return stages.isEmpty ? [] : Array(stages[start...end])
  }

  /// Prints what stages say of themselves. What follows a stage that has work to do may change with it.
  ///
  /// - Parameter estimatesCost: has the first stage that has work to do, if it asks a model, say what that would cost;
  ///   of those after it nobody knows yet what they will ask.
  func report(on stages: [StageWiring]? = nil, estimatesCost: Bool = false) async throws {
    var unfinished: String?
    for stage in stages ?? self.stages {
      let ending = try await StageExecutable.run(
        stage.command, arguments: arguments(for: stage) + ["--dry-run"], capture: .messages)
      let lines = ending.messages.split(separator: "\n").map(String.init)
      let isDone = ending.status == 0 && lines.contains { $0.hasPrefix("\(stage.stage): done") }
      if isDone, let unfinished {
        print("\(stage.stage): done, but follows \(unfinished), and runs again if what it reads changes.")
      } else {
        for line in lines { print(line) }
      }
      let isWaiting = lines.contains { $0.hasPrefix("\(stage.stage): missing, waits for") }
      if estimatesCost, stage.asksModel, !isDone, !isWaiting, unfinished == nil {
        let estimate = try await StageExecutable.run(
          stage.command, arguments: arguments(for: stage) + ["--estimate"], capture: .messages)
        print(estimate.messages, terminator: "")
      }
      if !isDone, unfinished == nil { unfinished = stage.stage }
    }
  }
}

/// Why a part of a pipeline cannot be run.
enum PipelineError: CommandError, Equatable {
  case noStage(name: String, path: String, stages: [String])
  case emptyRange(first: String, last: String)
  case badSetting(text: String, path: String, stages: [String])

  var description: String {
    switch self {
    case .noStage(let name, let path, let stages):
      "\(path) has no stage \"\(name)\". It has: \(stages.joined(separator: ", "))."
    case .emptyRange(let first, let last):
      "--from \(first) --until \(last): \(last) comes before \(first)."
    case .badSetting(let text, let path, let stages):
      "--set \(text): must be stage.key=value, where the stage is one of \(path): \(stages.joined(separator: ", "))."
    }
  }

  var exitStatus: ExitStatus { .usage }
}
