import Artifacts
import Foundation

/// OpenAI's Batch interface: a file of requests goes up, a file of results comes down.
struct OpenAIBatches: BatchService {
  let server: ModelServerAccess

  private static let metadataKey = "valbench"

  func submit(_ requests: [BatchRequest], nonce: String) async throws(BatchFailure) -> String {
    let boundary = "valbench-\(nonce)"
    var form: [UInt8] = []
    func add(_ text: String) { form += Array(text.utf8) }
    add("--\(boundary)\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\nbatch\r\n")
    add("--\(boundary)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(nonce).jsonl\"\r\n")
    add("Content-Type: application/jsonl\r\n\r\n")
    for request in requests {
      let line: JSONObject = [
        "custom_id": .string(request.id), "method": "POST", "url": "/v1/responses", "body": .object(request.body),
      ]
      form += JSONValue.object(line).encoded()
      form.append(0x0A)
    }
    add("\r\n--\(boundary)--\r\n")
    // A file that went up twice costs nothing.
    let file = try await id(
      server.callBatches(
        .post, "/files", [], form, contentType: "multipart/form-data; boundary=\(boundary)", isRepeatable: true))
    let batch: JSONObject = [
      "input_file_id": .string(file), "endpoint": "/v1/responses", "completion_window": "24h",
      "metadata": [Self.metadataKey: .string(nonce)],
    ]
    return try await id(
      server.callBatches(.post, "/batches", [], JSONValue.object(batch).encoded(), isRepeatable: false))
  }

  func find(nonce: String, requestCount: Int, notBefore: Date) async throws(BatchFailure) -> String? {
    let list = try await server.callBatches(.get, "/batches?limit=100", [], isRepeatable: true)
    for batch in list["data"]?.asArray ?? [] {
      if batch.asObject?["metadata"]?.asObject?[Self.metadataKey]?.asString == nonce {
        return batch.asObject?["id"]?.asString
      }
    }
    return nil
  }

  func status(of batch: String) async throws(BatchFailure) -> BatchStatus {
    let state = try await state(of: batch)
    let counts = state["request_counts"]?.asObject
    switch state["status"]?.asString {
    case "completed", "expired", "cancelled": return .ended
    case "failed":
      let errors = state["errors"]?.asObject?["data"]?.asArray ?? []
      let words = errors.compactMap { $0.asObject?["message"]?.asString }.first ?? ""
      return .failed(words: oneLine(words, or: "without a reason"))
    default:
      return .working(
        done: (counts?.tokens("completed") ?? 0) + (counts?.tokens("failed") ?? 0), total: counts?.tokens("total") ?? 0)
    }
  }

  func results(of batch: String, each: @escaping @Sendable (BatchResult) async throws -> Void) async throws {
    let state = try await state(of: batch)
    for key in ["output_file_id", "error_file_id"] {
      guard let file = state[key]?.asString else { continue }
      try await server.readLines("/files/\(file.percentEncoded())/content", []) { line in
        guard let result = Self.result(line) else { return }
        try await each(result)
      }
    }
  }

  private static func result(_ line: [UInt8]) -> BatchResult? {
    guard let object = (try? JSONValue(parsing: line))?.asObject, let id = object["custom_id"]?.asString else {
      return nil
    }
    if let response = object["response"]?.asObject, let status = response["status_code"]?.asInteger {
      let body = response["body"]?.asObject ?? [:]
      if status == 200 { return BatchResult(id: id, content: .reply(body)) }
      return BatchResult(id: id, content: .failure(ProviderFailure(status: status, body: body)))
    }
    let error = object["error"]?.asObject ?? [:]
    if error["code"]?.asString == "batch_expired" { return BatchResult(id: id, content: .expired) }
    return BatchResult(id: id, content: .failure(ProviderFailure(status: 500, body: ["error": .object(error)])))
  }

  private func state(of batch: String) async throws(BatchFailure) -> JSONObject {
    try await server.callBatches(.get, "/batches/\(batch.percentEncoded())", [], isRepeatable: true)
  }

  private func id(_ object: JSONObject) throws(BatchFailure) -> String {
    guard let id = object["id"]?.asString, !id.isEmpty else {
      throw BatchFailure(words: "the provider gave no name", isUncertain: true)
    }
    return id
  }
}
