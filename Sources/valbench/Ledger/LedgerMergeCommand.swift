import ArgumentParser
import Artifacts
import Ledger

struct LedgerMergeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Make one ledger of several, such as those of a job's shards.",
    discussion: """
      The result holds what any of the ledgers holds, once, whatever their order. Where two hold a good answer to one \
      request, the earlier one is served from then on.
      """)

  @Argument(help: ArgumentHelp("The ledgers.", valueName: "ledgers"))
  var inputs: [String]

  @Option(name: .shortAndLong, help: ArgumentHelp("The new ledger.", valueName: "file"))
  var output: String

  func run() async throws {
    let count = try await LedgerMerge.run(inputs: inputs, output: output)
    Console().say("ledger merge: \(count) attempts of \(inputs.count) ledgers → \(output)")
  }
}
