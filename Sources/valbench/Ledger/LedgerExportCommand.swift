import ArgumentParser
import Artifacts
import Foundation
import Ledger

struct LedgerExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write every attempt as a line of JSON; of a damaged ledger all that can still be read.",
    discussion: """
      The exit code is 65 if anything is missing. The fields of a line: attempt, key, request, run, batch, sent_at, \
      received_at, outcome, stands, content, reasoning, stop_reason, detail, answering_model, input_tokens, \
      cached_input_tokens, output_tokens, reasoning_tokens, searches, worst_cost_picodollars, \
      cost_picodollars, raw_reply_base64.
      """)

  @OptionGroup var options: LedgerOptions

  @Option(name: .shortAndLong, help: ArgumentHelp("The JSON Lines file; - for standard output.", valueName: "file"))
  var output = "-"

  func run() throws {
    let tally: ExportTally
    if output == "-" {
      let isTerminal = isatty(STDOUT_FILENO) == 1
      tally = try LedgerExport.run(path: options.ledger) { line in
        try StandardOutput.write(isTerminal ? Self.escaped(line) : line)
      }
    } else {
      let file = try AtomicFile(path: output)
      tally = try LedgerExport.run(path: options.ledger) { try file.write($0) }
      _ = try file.commit()
    }
    var message = "ledger export: \(tally.saved) attempts saved"
    if tally.doubtful > 0 { message += ", \(tally.doubtful) of them in part" }
    if tally.lost != 0 { message += ", \(tally.lost.map(String.init) ?? "an unknown number") lost to damage" }
    Console().say(message + (output == "-" ? "" : " → \(output)"))
    if !tally.isWhole { throw ExitCode(ExitStatus.badData.rawValue) }
  }

  private static func escaped(_ line: [UInt8]) -> [UInt8] {
    Array(String(decoding: line.dropLast(), as: UTF8.self).escapedForTerminal.utf8) + [0x0A]
  }
}
