import Foundation

/// The browser's process, and the two pipes over which it is spoken to.
final class ChromiumProcess {
  private let process = Process()
  /// The browser reads its commands from descriptor 3, and writes answers and events to descriptor 4.
  let commands: Int32
  let answers: Int32

  /// - Parameter folder: where the browser's profile goes.
  init(_ path: String, folder: TemporaryFolder) throws {
    commands = try Self.pipe(folder("commands"))
    answers = try Self.pipe(folder("answers"))
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c", #"exec "$0" "$@" 3<"$COMMANDS" 4>"$ANSWERS""#, path, "--headless=new", "--remote-debugging-pipe",
      "--no-sandbox", "--no-first-run", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--user-data-dir=\(folder("profile"))",
      "about:blank",
    ]
    var environment = ProcessInfo.processInfo.environment
    environment["COMMANDS"] = folder("commands")
    environment["ANSWERS"] = folder("answers")
    environment["HOME"] = folder.path
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
  }

  deinit {
    close(commands)
    close(answers)
  }

  var isRunning: Bool { process.isRunning }

  /// Asks the browser to end, and kills it where it does not.
  func end() async {
    process.terminate()
    let deadline = ContinuousClock.now + .seconds(5)
    while process.isRunning, ContinuousClock.now < deadline { try? await Task.sleep(for: .milliseconds(20)) }
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
  }

  /// A named pipe, opened for both directions, so that opening waits for nobody.
  private static func pipe(_ path: String) throws -> Int32 {
    guard mkfifo(path, 0o600) == 0 else { throw ChromiumError("cannot make a pipe at \(path)") }
    let descriptor = open(path, O_RDWR | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw ChromiumError("cannot open the pipe at \(path)") }
    return descriptor
  }
}
