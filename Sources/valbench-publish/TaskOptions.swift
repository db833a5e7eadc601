import ArgumentParser
import Artifacts
import Evaluation
import StageCommand

/// What a command takes that makes a task for another tool.
struct TaskOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("Pair files (- for standard input).", valueName: "pairs"))
  var inputs: [String] = []

  @Option(name: .shortAndLong, help: ArgumentHelp("The task's folder.", valueName: "folder"))
  var output: String?

  @Option(help: ArgumentHelp("Answers to each question, each in a conversation of its own.", valueName: "n"))
  var samples = 1

  func validate() throws {
    guard (1...1000).contains(samples) else { throw ValidationError("--samples must lie between 1 and 1000.") }
  }
}

extension StageOptions {
  /// The prompt of the respond stage, which the tasks give too.
  var systemPrompt: DataFile {
    get throws { try dataFolder.file(RespondDefaults.systemPrompt) }
  }
}
