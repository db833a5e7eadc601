import ArgumentParser

/// The commands that look into a ledger.
struct LedgerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger",
    abstract: "Look into the ledger, which keeps every answer that was paid for; merge, check and save ledgers.",
    discussion: "None of these commands changes a ledger, and all of them work while a run is under way.",
    subcommands: [
      LedgerStatsCommand.self, LedgerShowCommand.self, LedgerMergeCommand.self, LedgerExportCommand.self,
      LedgerVerifyCommand.self,
    ])
}

struct LedgerOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The ledger's SQLite file.", valueName: "file"))
  var ledger = "ledger.sqlite"
}
