import ArgumentParser
import Artifacts
import Foundation
import StageCommand

struct Doctor: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what is set up on this machine, and what is not.")

  func run() async throws {
    var isComplete = true
    for name in Set(StageWiring.all.map { $0.command[0] }).sorted() {
      let isThere = (try? StageExecutable.path(of: name)) != nil
      isComplete = isComplete && isThere
      print("\(isThere ? "ok      " : "missing ") \(name)")
    }
    let keys = [
      ("OPENAI_API_KEY", "openai:… models"), ("ANTHROPIC_API_KEY", "anthropic:… models"),
      ("GEMINI_API_KEY", "google:… models"),
      ("AWS_BEARER_TOKEN_BEDROCK", "bedrock:… models (or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY)"),
      ("AWS_REGION", "bedrock:… models"),
      ("VALBENCH_API_KEY", "OpenAI-compatible servers that want a key"),
    ]
    for (variable, use) in keys {
      let isSet = ProcessInfo.processInfo.environment[variable]?.isEmpty == false
      print("\(isSet ? "ok      " : "not set ") \(variable), for \(use)")
    }
    print("ok       offline, the built-in model, needs nothing")
    let folder = FileManager.default.currentDirectoryPath
    let isWritable = FileManager.default.isWritableFile(atPath: folder)
    isComplete = isComplete && isWritable
    print("\(isWritable ? "ok      " : "missing ") permission to write in \(folder)")
    if !isComplete { throw ExitCode(ExitStatus.unavailable.rawValue) }
  }
}
