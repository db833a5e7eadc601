import Artifacts
import Foundation

@testable import Ledger

/// Ledgers with known content.
enum Samples {
  static func request(_ number: Int) -> JSONObject {
    ["provider": "p", "model": "m", "prompt": .string("question \(number)")]
  }

  static func key(_ number: Int) -> RequestKey { RequestKey(canonicalRequest: request(number)) }

  /// Long enough that a few fill a page, and different from every other one almost everywhere.
  static func answer(_ number: Int) -> Completion {
    let text = (0..<8).map { Digest.sha256("\(number) \($0)") }.joined()
    return Completion(outcome: .answered, content: text, usage: Usage(inputTokens: 3, outputTokens: 4))
  }

  /// A ledger that holds answers to the requests `numbers`.
  static func write(_ numbers: some Sequence<Int>, to path: String) async throws {
    try await Ledger.with(path: path) { ledger in
      for number in numbers {
        try await ledger.record(answer(number), for: request(number), cost: Dollars(picodollars: 1_000_000))
      }
    }
  }

  static func export(_ path: String) throws -> (lines: [String], tally: ExportTally) {
    var lines: [String] = []
    let tally = try LedgerExport.run(path: path) { lines.append(String(decoding: $0, as: UTF8.self)) }
    return (lines, tally)
  }
}
