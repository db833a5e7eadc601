import Artifacts
import Foundation
import StageCommand

/// The stages' executables, which lie in the folder of this one.
enum StageExecutable {
  /// All of them, sorted.
  static var names: [String] {
    Set(StageWiring.all.map { $0.command[0] } + [ImportStageCommand.executable]).sorted()
  }

  static func path(of name: String) throws(FrontDoorError) -> String {
    let path = folder + "/" + name
    guard FileManager.default.isExecutableFile(atPath: path) else { throw .noExecutable(name: name, folder: folder) }
    return path
  }

  static var folder: String {
    let own = Bundle.main.executablePath ?? CommandLine.arguments[0]
    return URL(fileURLWithPath: own).resolvingSymlinksInPath().deletingLastPathComponent().path
  }

  /// How a stage's process ended.
  struct Ending {
    let status: Int32
    /// What it wrote, as far as that was asked for.
    let messages: String
  }

  /// What of an executable's output is kept, and not shown.
  enum Capture {
    case nothing
    /// Standard error.
    case messages
    /// Standard error and output.
    case all
  }

  /// Runs a stage and waits for its end. Ctrl-C reaches the stage through the terminal, SIGTERM is handed on.
  static func run(_ command: [String], arguments: [String], capture: Capture = .nothing) async throws -> Ending {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try path(of: command[0]))
    process.arguments = Array(command.dropFirst()) + arguments
    let pipe = Pipe()
    if capture != .nothing { process.standardError = pipe }
    if capture == .all { process.standardOutput = pipe }
    do {
      try process.run()
    } catch {
      let error = error as NSError
      let isSystems = error.domain == NSPOSIXErrorDomain
      throw FrontDoorError.cannotStart(
        path: command[0], reason: isSystems ? systemErrorText(CInt(error.code)) : error.localizedDescription)
    }
    return try await withTaskCancellationHandler {
      let messages = capture == .nothing ? Data() : pipe.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      try Task.checkCancellation()
      return Ending(status: process.terminationStatus, messages: String(decoding: messages, as: UTF8.self))
    } onCancel: {
      process.terminate()
    }
  }
}

enum FrontDoorError: CommandError {
  case noExecutable(name: String, folder: String)
  case cannotStart(path: String, reason: String)

  var description: String {
    switch self {
    case .noExecutable(let name, let folder):
      "\(name) is not in \(folder), where valbench lies. Build or install all executables together."
    case .cannotStart(let path, let reason):
      "\(path): cannot be started: \(reason)."
    }
  }

  var exitStatus: ExitStatus { .unavailable }
}
