import Artifacts
import Foundation
import Ledger

/// A process that uses a ledger and says on standard output what the ledger has promised it, so that a test can kill it
/// anywhere and hold the ledger to its word.
///
///     ledger-probe write LEDGER FIRST LAST   begins and finishes requests, four at a time
///     ledger-probe hold LEDGER FILE          keeps the ledger until FILE is there
@main
struct LedgerProbe {
  static func main() async {
    signal(SIGXFSZ, SIG_IGN)
    let arguments = CommandLine.arguments
    do {
      switch arguments[1] {
      case "write": try await write(arguments[2], Int(arguments[3])!...Int(arguments[4])!)
      default: try await hold(arguments[2], until: arguments[3])
      }
    } catch let error as any CommandError {
      StandardError.write("\(error)\n")
      exit(error.exitStatus.rawValue)
    } catch {
      StandardError.write("\(error)\n")
      exit(70)
    }
  }

  private static func write(_ path: String, _ numbers: ClosedRange<Int>) async throws {
    try await Ledger.with(path: path) { ledger in
      let run = try await ledger.startRun(named: "probe")
      try await withThrowingTaskGroup { group in
        for lane in 0..<4 {
          group.addTask {
            for number in numbers where number % 4 == lane {
              let request: JSONObject = ["prompt": .string("question \(number)")]
              let attempt = try await ledger.begin(
                RequestKey(canonicalRequest: request), request: request, run: run.id, worstCost: nil)
              try say("sent \(number)")
              let answer = Completion(outcome: .answered, content: String(repeating: "\(number) ", count: 300))
              try await ledger.finish(attempt, answer, cost: nil)
              try say("stored \(number)")
            }
          }
        }
        try await group.waitForAll()
      }
      try await ledger.finishRun(run.id)
    }
  }

  private static func hold(_ path: String, until file: String) async throws {
    try await Ledger.with(path: path) { _ in
      try say("holds \(getpid())")
      while !FileManager.default.fileExists(atPath: file) { try await Task.sleep(for: .milliseconds(5)) }
    }
  }

  private static func say(_ words: String) throws { try StandardOutput.write(Array("\(words)\n".utf8)) }
}
