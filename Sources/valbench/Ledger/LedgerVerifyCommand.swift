import ArgumentParser
import Artifacts
import Ledger

struct LedgerVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check the whole ledger: its pages, its indexes, and that each request is the one its key names.",
    discussion: "Names what is wrong; the exit code is 65 then.")

  @OptionGroup var options: LedgerOptions

  func run() throws {
    let problems = try LedgerReader.problems(path: options.ledger)
    guard !problems.isEmpty else { return print("\(options.ledger): is as it should be.") }
    for problem in problems { print(problem.escapedForTerminal) }
    Console().say(
      "\(options.ledger): this ledger is damaged. What can still be read is saved by: "
        + "valbench ledger export --ledger \(options.ledger) -o saved.jsonl")
    throw ExitCode(ExitStatus.badData.rawValue)
  }
}
