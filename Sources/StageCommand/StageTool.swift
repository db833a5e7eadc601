package import ArgumentParser
package import Artifacts
import Foundation

/// A stage's executable, or one subcommand of it.
package protocol StageTool: AsyncParsableCommand {
  /// The stage's name in pipeline files, manifests and messages.
  static var stageName: String { get }

  var options: StageOptions { get }

  func runStage() async throws -> StageOutcome
}

extension StageTool {
  package func run() async throws {
    if options.checkConfig { return }
    let outcome = try await runStage()
    if case .done(let summary) = outcome, summary.unfinished > 0 { throw ExitCode(ExitStatus.unfinished.rawValue) }
  }
}

/// The start of every executable: configuration file, signals, exit codes.
package enum StageProgram {
  /// Runs the executable of one stage.
  package static func main(_ tool: (some StageTool).Type) async {
    await start(tool) { arguments in
      try expand(Array(arguments), tool: tool)
    }
  }

  /// Runs an executable some of whose subcommands are stages.
  ///
  /// - Parameters:
  ///   - subcommands: those that are stages.
  ///   - standard: the stage that is meant where no subcommand is named: its options are then those of the executable,
  ///     in `--help` too.
  package static func main(
    _ root: (some AsyncParsableCommand).Type, subcommands: [any StageTool.Type],
    default standard: (any StageTool.Type)? = nil
  ) async {
    await start(root) { arguments in
      let arguments = standard.map { naming($0, in: arguments, of: root) } ?? arguments
      guard let first = arguments.first, let tool = subcommands.first(where: { $0._commandName == first }) else {
        return Array(arguments)
      }
      return [first] + (try expand(Array(arguments.dropFirst()), tool: tool))
    }
  }

  /// The arguments with the subcommand that they do not name.
  private static func naming(
    _ standard: any StageTool.Type, in arguments: ArraySlice<String>, of root: any ParsableCommand.Type
  ) -> ArraySlice<String> {
    let names = root.configuration.subcommands.map { $0._commandName } + ["help"]
    if let first = arguments.first, names.contains(first) { return arguments }
    return [standard._commandName] + arguments
  }

  /// Runs an executable that is no stage.
  package static func main(command root: (some AsyncParsableCommand).Type) async {
    await start(root) { arguments in Array(arguments) }
  }

  private static func start(
    _ root: any ParsableCommand.Type, expand: (ArraySlice<String>) throws -> [String]
  ) async {
    signal(SIGPIPE, SIG_IGN)
    let arguments = CommandLine.arguments.dropFirst()
    let work: Task<Void, any Error>
    do {
      let parsed = try root.parseAsRoot(try expand(arguments))
      work = Task {
        var command = parsed
        if var command = command as? any AsyncParsableCommand {
          try await command.run()
        } else {
          try command.run()
        }
      }
    } catch {
      exit(withError: error, root)
    }
    let watch = Interruption { work.cancel() }
    defer { watch.stop() }
    do {
      try await work.value
    } catch {
      exit(withError: error, root)
    }
  }

  /// Puts the configuration file's arguments before those of the command line: the later ones win.
  package static func expand(_ arguments: [String], tool: any StageTool.Type) throws -> [String] {
    guard let path = configurationPath(in: arguments) else { return arguments }
    guard let wiring = StageWiring.named(tool.stageName) else {
      throw ConfigurationError.notInPipelines(stage: tool.stageName)
    }
    return try ConfigurationFile(path: path).arguments(
      for: wiring, options: OptionNames(of: tool), besides: arguments) + arguments
  }

  private static func configurationPath(in arguments: [String]) -> String? {
    for (index, argument) in arguments.enumerated() {
      if argument == "--" { return nil }
      if argument == "--config" { return index + 1 < arguments.count ? arguments[index + 1] : nil }
      if argument.hasPrefix("--config=") { return String(argument.dropFirst("--config=".count)) }
    }
    return nil
  }

  /// Says what happened and ends the process with the code that tells the shell.
  package static func exit(withError error: any Error, _ root: any ParsableCommand.Type) -> Never {
    let name = root._commandName
    switch error {
    case let error as any CommandError:
      Console().say("\(name): \(error)")
      Foundation.exit(error.exitStatus.rawValue)
    case is CancellationError:
      Console().say("\(name): interrupted; nothing is lost. Run the same command again to go on.")
      Foundation.exit(ExitStatus.unfinished.rawValue)
    default:
      root.exit(withError: error)
    }
  }
}
