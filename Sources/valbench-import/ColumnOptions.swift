import ArgumentParser
import Importing

/// The option of the commands that read tables.
struct ColumnOptions: ParsableArguments {
  @Option(
    name: .customLong("column"),
    help: ArgumentHelp(
      "What the table calls a column of pairs, such as issue_description=issue. May be given several times.",
      valueName: "ours=theirs"))
  var columns: [String] = []

  var mapping: ColumnMapping {
    get throws { try ColumnMapping(columns) }
  }
}
