import Foundation

/// Runs the built executables as a user does.
enum Executable {
  struct Ending {
    let status: Int32
    let output: String
    let errors: String
  }

  static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  /// The executables lie beside the test bundle.
  static let folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    .deletingLastPathComponent().path

  static func start(
    _ name: String, _ arguments: [String], in folder: String, environment: [String: String] = [:]
  ) throws -> (process: Process, output: FileHandle, errors: FileHandle) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.folder + "/" + name)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    let output = try handle()
    let errors = try handle()
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    return (process, output, errors)
  }

  static func run(
    _ name: String, _ arguments: [String], in folder: String, environment: [String: String] = [:]
  ) throws -> Ending {
    let (process, output, errors) = try start(name, arguments, in: folder, environment: environment)
    process.waitUntilExit()
    return Ending(status: process.terminationStatus, output: try text(output), errors: try text(errors))
  }

  /// Runs an executable that this process serves: waiting must not take a thread from the server.
  static func runBeside(
    _ name: String, _ arguments: [String], in folder: String, environment: [String: String] = [:]
  ) async throws -> Ending {
    let (process, output, errors) = try start(name, arguments, in: folder, environment: environment)
    while process.isRunning { try await Task.sleep(for: .milliseconds(2)) }
    return Ending(status: process.terminationStatus, output: try text(output), errors: try text(errors))
  }

  /// Waits for a process's end without keeping a thread from the other tests.
  static func runToEnd(_ process: Process) async throws {
    try await withCheckedThrowingContinuation { (end: CheckedContinuation<Void, any Error>) in
      process.terminationHandler = { _ in end.resume() }
      do {
        try process.run()
      } catch {
        process.terminationHandler = nil
        end.resume(throwing: error)
      }
    }
  }

  /// A nameless file: a pipe would fill up while nobody reads it.
  static func handle() throws -> FileHandle {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("valbench-\(UUID().uuidString)").path
    let url = URL(fileURLWithPath: path)
    try Data().write(to: url)
    let handle = try FileHandle(forUpdating: url)
    try FileManager.default.removeItem(at: url)
    return handle
  }

  static func text(_ handle: FileHandle) throws -> String {
    try handle.seek(toOffset: 0)
    return String(decoding: try handle.readToEnd() ?? Data(), as: UTF8.self)
  }
}
