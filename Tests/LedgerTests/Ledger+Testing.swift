import Artifacts
import Foundation
import GRDB
import Ledger

extension Ledger {
  /// Sends a request in one step.
  @discardableResult
  func record(
    _ completion: Completion, for request: JSONObject, run: RunID? = nil, worstCost: Dollars? = nil,
    cost: Dollars? = nil
  ) async throws -> AttemptID {
    let key = RequestKey(canonicalRequest: request)
    let attempt = try await begin(key, request: request, run: run, worstCost: worstCost)
    try await finish(attempt, completion, cost: cost)
    return attempt
  }
}

extension RequestKey {
  static func of(_ prompt: String) -> RequestKey { RequestKey(canonicalRequest: ["prompt": .string(prompt)]) }
}

/// A look into a ledger's file past the ledger.
func withDatabase<Result>(_ path: String, _ body: (Database) throws -> Result) throws -> Result {
  let queue = try DatabaseQueue(path: path)
  let result = try queue.writeWithoutTransaction(body)
  try queue.close()
  return result
}
