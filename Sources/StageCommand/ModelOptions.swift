import ArgumentParser

/// The options of the stages that ask a model.
package struct ModelOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "offline, openai:MODEL, anthropic:MODEL, or ADDRESS#MODEL of an OpenAI-compatible server.", valueName: "model"))
  package var model = "offline"

  @Option(help: ArgumentHelp("SQLite file that keeps every answer, so that none is paid for twice.", valueName: "file"))
  package var ledger = "ledger.sqlite"

  @Option(help: ArgumentHelp("Requests under way at one time.", valueName: "n"))
  package var concurrency = 8

  package init() {}

  package func validate() throws {
    guard (1...1024).contains(concurrency) else { throw ValidationError("--concurrency must lie between 1 and 1024.") }
  }
}
