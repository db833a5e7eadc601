import Artifacts
import Foundation
import StageCommand

/// The stages' executables, which lie in the folder of this one.
enum StageExecutable {
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
    /// What it wrote to standard error, where that was asked for.
    let messages: String
  }

  /// Runs a stage and waits for its end. Ctrl-C reaches the stage through the terminal, SIGTERM is handed on.
  static func run(_ command: [String], arguments: [String], capture: Bool = false) async throws -> Ending {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try path(of: command[0]))
    process.arguments = Array(command.dropFirst()) + arguments
    let pipe = Pipe()
    if capture { process.standardError = pipe }
    do {
      try process.run()
    } catch {
      throw FrontDoorError.cannotStart(path: command[0], reason: String(describing: error))
    }
    return try await withTaskCancellationHandler {
      let messages = capture ? pipe.fileHandleForReading.readDataToEndOfFile() : Data()
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
