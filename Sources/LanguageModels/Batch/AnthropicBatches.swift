import Artifacts
import Foundation

/// Anthropic's Message Batches.
struct AnthropicBatches: BatchService {
  let server: ModelServerAccess
  let headers: [(name: String, value: String)]

  private static let path = "/v1/messages/batches"

  func submit(_ requests: [BatchRequest], nonce: String) async throws(BatchFailure) -> String {
    let body: JSONObject = [
      "requests": .array(requests.map { ["custom_id": .string($0.id), "params": .object($0.body)] })
    ]
    let batch = try await server.callBatches(
      .post, Self.path, headers, JSONValue.object(body).encoded(), isRepeatable: false)
    guard let id = batch["id"]?.asString, !id.isEmpty else {
      throw BatchFailure(words: "the provider gave no name", isUncertain: true)
    }
    return id
  }

  /// These batches carry no mark of ours, but their results do: one that has ended is known by them. Of those under way,
  /// one counts as found if it alone was made since and has as many requests.
  func find(nonce: String, requestCount: Int, notBefore: Date) async throws(BatchFailure) -> String? {
    let list = try await server.callBatches(.get, Self.path + "?limit=100", headers, isRepeatable: true)
    var underWay: [String] = []
    for batch in (list["data"]?.asArray ?? []).compactMap(\.asObject) {
      guard let id = batch["id"]?.asString, let created = batch["created_at"]?.asString,
        let date = try? Date(created.prefix(19) + "Z", strategy: .iso8601), date >= notBefore.addingTimeInterval(-5),
        counts(batch).total == requestCount
      else { continue }
      if batch["processing_status"]?.asString != "ended" {
        underWay.append(id)
      } else if try await firstResult(of: id)?.hasPrefix(nonce) == true {
        return id
      }
    }
    if underWay.count > 1 {
      throw BatchFailure(
        words:
          "\(underWay.count) batches of \(requestCount) requests are under way, and which of them is ours cannot be "
          + "told before they end", isUncertain: true)
    }
    return underWay.first
  }

  /// The name of the first request in a batch's results.
  private func firstResult(of batch: String) async throws(BatchFailure) -> String? {
    struct Found: Error { let id: String }
    do {
      try await results(of: batch) { throw Found(id: $0.id) }
      return nil
    } catch let found as Found {
      return found.id
    } catch {
      throw BatchFailure(words: String(describing: error), isUncertain: true)
    }
  }

  func status(of batch: String) async throws(BatchFailure) -> BatchStatus {
    let state = try await server.callBatches(.get, path(batch), headers, isRepeatable: true)
    if state["processing_status"]?.asString == "ended" { return .ended }
    let counts = counts(state)
    return .working(done: counts.done, total: counts.total)
  }

  func results(of batch: String, each: @escaping @Sendable (BatchResult) async throws -> Void) async throws {
    try await server.readLines(path(batch) + "/results", headers) { line in
      guard let object = (try? JSONValue(parsing: line))?.asObject, let id = object["custom_id"]?.asString,
        let result = object["result"]?.asObject
      else { return }
      switch result["type"]?.asString {
      case "succeeded":
        try await each(BatchResult(id: id, content: .reply(result["message"]?.asObject ?? [:])))
      case "expired", "canceled":
        try await each(BatchResult(id: id, content: .expired))
      default:
        let error = result["error"]?.asObject ?? [:]
        let isRequest = error["error"]?.asObject?["type"]?.asString == "invalid_request_error"
        try await each(
          BatchResult(id: id, content: .failure(ProviderFailure(status: isRequest ? 400 : 500, body: error))))
      }
    }
  }

  private func path(_ batch: String) -> String { "\(Self.path)/\(batch.percentEncoded())" }

  private func counts(_ batch: JSONObject) -> (done: Int, total: Int) {
    let counts = batch["request_counts"]?.asObject
    let done = ["succeeded", "errored", "canceled", "expired"].reduce(0) { $0 + (counts?.tokens($1) ?? 0) }
    return (done, done + (counts?.tokens("processing") ?? 0))
  }
}
