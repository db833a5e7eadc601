import ArgumentParser
import Artifacts
import Ledger

struct LedgerStatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "Say what the ledger holds: attempts by model and outcome, tokens, dollars, runs.")

  @OptionGroup var options: LedgerOptions

  func run() throws {
    let statistics = try LedgerReader.with(path: options.ledger) { try $0.statistics() }
    let attempts = statistics.lines.reduce(0) { $0 + $1.attempts }
    print("\(options.ledger): \(statistics.requests) requests, \(attempts) attempts")
    if !statistics.lines.isEmpty {
      print()
      printTable(statistics.lines)
    }
    for batch in statistics.openBatches {
      let job = batch.remoteID.map { "job \($0)" } ?? "not known to be submitted"
      print("\nOpen batch \(batch.nonce): \(batch.requestCount) requests to \(batch.model), \(job)".escapedForTerminal)
    }
    if !statistics.runs.isEmpty { print("\nNewest runs") }
    for run in statistics.runs {
      let end = run.finishedAt.map { "finished \($0)" } ?? "not finished"
      print("  \(run.name): started \(run.startedAt), \(end), \(run.attempts) attempts".escapedForTerminal)
    }
  }

  private func printTable(_ lines: [LedgerStatistics.Line]) {
    let header = ["model", "outcome", "attempts", "input tokens", "output tokens", "cost", "unknown cost"]
    var rows = lines.map { line in
      [
        line.provider + ":" + line.model, line.outcome?.rawValue ?? "in flight", "\(line.attempts)",
        "\(line.inputTokens)", "\(line.outputTokens)", line.cost.description,
        unknownCost(line.unpriced, line.worstCost),
      ]
    }
    if lines.count > 1 {
      func total(of count: (LedgerStatistics.Line) -> Int) -> Int { lines.reduce(0) { $0 + count($1) } }
      func dollars(of amount: (LedgerStatistics.Line) -> Dollars) -> Dollars { lines.reduce(.zero) { $0 + amount($1) } }
      rows.append([
        "all", "", "\(total(of: \.attempts))", "\(total(of: \.inputTokens))", "\(total(of: \.outputTokens))",
        "\(dollars(of: \.cost))",
        unknownCost(total(of: \.unpriced), dollars(of: \.worstCost)),
      ])
    }
    let table = ([header] + rows).map { $0.map(\.escapedForTerminal) }
    let widths = header.indices.map { column in table.map { $0[column].count }.max() ?? 0 }
    for row in table {
      let cells = row.indices.map { column in
        let space = String(repeating: " ", count: widths[column] - row[column].count)
        return column < 2 || column == row.count - 1 ? row[column] + space : space + row[column]
      }
      print(cells.joined(separator: "  ").trimmingSpaceAtEnd)
    }
  }

  /// What was or may have been paid for at a price that is not known.
  private func unknownCost(_ attempts: Int, _ worst: Dollars) -> String {
    guard attempts > 0 else { return "" }
    return worst == .zero ? "\(attempts) attempts" : "\(attempts) attempts, at most about \(worst)"
  }
}

extension String {
  fileprivate var trimmingSpaceAtEnd: String { String(reversed().drop { $0 == " " }.reversed()) }
}
