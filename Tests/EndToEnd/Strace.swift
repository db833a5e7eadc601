import Foundation
import TestSupport

/// Runs an executable under `strace`, which can kill it or have a call fail at any system call.
enum Strace {
  /// Whether `strace` is there and may trace.
  static let isUsable: Bool = {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["strace", "-qq", "-o", "/dev/null", "true"]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  /// Leaves the calls in the file `trace`.
  ///
  /// - Parameter injection: such as `fdatasync:signal=KILL:when=3`.
  static func run(
    _ name: String, _ arguments: [String], calls: [String], injection: String? = nil, in folder: TemporaryFolder
  ) async throws -> Executable.Ending {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    let output = try Executable.handle()
    let errors = try Executable.handle()
    process.arguments =
      ["strace", "-f", "-qq", "-o", "trace"]
      + ["-e", "trace=" + calls.joined(separator: ",")] + (injection.map { ["-e", "inject=" + $0] } ?? [])
      + [Executable.folder + "/" + name] + arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    try await Executable.runToEnd(process)
    return Executable.Ending(
      status: process.terminationStatus, output: try Executable.text(output), errors: try Executable.text(errors))
  }
}
