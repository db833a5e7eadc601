package import Artifacts
import Foundation
import Synchronization

/// What a provider's batch interface does, behind a ``ModelServer``: it keeps what it is given, works on it for as many
/// polls as it is told to, and hands out results in an order of its own.
package final class BatchServer: Sendable {
  /// What becomes of a request.
  package enum Fate: Sendable {
    case answered(String)
    case rejected(String)
    case expired
    /// The results say nothing of it.
    case forgotten
  }

  package struct Request: Sendable {
    package let id: String
    package let prompt: String
    package let body: JSONObject
  }

  private struct Batch {
    let id: String
    let nonce: String?
    let requests: [Request]
    var polls = 0
  }

  private struct State {
    var files: [String: [Request]] = [:]
    var batches: [Batch] = []
  }

  private let dialect: ProviderDialect
  private let pollsUntilDone: Int
  private let fate: @Sendable (Request, Int) -> Fate
  private let state = Mutex(State())

  /// - Parameters:
  ///   - dialect: `openAI` or `anthropic`.
  ///   - fate: gets a request and the number of its batch, from 1.
  package init(
    _ dialect: ProviderDialect, pollsUntilDone: Int = 1, fate: @escaping @Sendable (Request, Int) -> Fate
  ) {
    self.dialect = dialect
    self.pollsUntilDone = pollsUntilDone
    self.fate = fate
  }

  /// The requests of each batch that was made.
  package var batches: [[Request]] { state.withLock { $0.batches.map(\.requests) } }

  package func answer(_ call: ModelServer.Call) -> ModelServer.Reply {
    dialect == .openAI ? openAI(call) : anthropic(call)
  }

  // MARK: - OpenAI

  private func openAI(_ call: ModelServer.Call) -> ModelServer.Reply {
    let parts = call.path.split(whereSeparator: { "/?".contains($0) }).dropFirst().map(String.init)
    switch (call.method, parts.first, parts.count) {
    case ("POST", "files", 1):
      let requests = Self.requests(inForm: call.bytes)
      let id = state.withLock { state in
        let id = "file-\(state.files.count + 1)"
        state.files[id] = requests
        return id
      }
      return Self.reply(["id": .string(id), "object": "file", "purpose": "batch"])
    case ("POST", "batches", 1):
      let made: JSONObject? = state.withLock { state in
        guard let file = call.body["input_file_id"]?.asString, let requests = state.files[file],
          call.body["endpoint"] == "/v1/responses", call.body["completion_window"] == "24h"
        else { return nil }
        let nonce = call.body["metadata"]?.asObject?["valbench"]?.asString
        let batch = Batch(id: "batch-\(state.batches.count + 1)", nonce: nonce, requests: requests)
        state.batches.append(batch)
        return openAIState(batch)
      }
      return made.map { Self.reply($0) } ?? dialect.error(400, "No such file.")
    case ("GET", "batches", 2) where parts[1].hasPrefix("limit"):
      return Self.reply(["data": .array(state.withLock { $0.batches.map { .object(openAIState($0)) } })])
    case ("GET", "batches", 2):
      return poll(parts[1]).map { Self.reply(openAIState($0)) } ?? dialect.error(404, "No such batch.")
    case ("GET", "files", 3):
      let isError = parts[1].hasPrefix("errors-")
      let id = String(parts[1].drop { $0 != "-" }.dropFirst())
      guard let (batch, number) = find(id) else { return dialect.error(404, "No such file.") }
      let lines = batch.requests.reversed().compactMap { openAILine($0, number, isError: isError) }
      return ModelServer.Reply(body: lines.map { JSONValue.object($0).text + "\n" }.joined())
    default: return dialect.error(404, "No such path: \(call.method) \(call.path)")
    }
  }

  private func openAIState(_ batch: Batch) -> JSONObject {
    let isDone = batch.polls >= pollsUntilDone
    return [
      "id": .string(batch.id), "object": "batch", "status": isDone ? "completed" : "in_progress",
      "metadata": ["valbench": .optional(batch.nonce)],
      "output_file_id": isDone ? .string("output-" + batch.id) : .null,
      "error_file_id": isDone ? .string("errors-" + batch.id) : .null,
      "request_counts": ["total": .integer(batch.requests.count), "completed": 0, "failed": 0],
    ]
  }

  private func openAILine(_ request: Request, _ number: Int, isError: Bool) -> JSONObject? {
    switch fate(request, number) {
    case .answered(let text) where !isError:
      [
        "custom_id": .string(request.id), "error": .null,
        "response": ["status_code": 200, "body": .object(dialect.body(text))],
      ]
    case .rejected(let words) where isError:
      [
        "custom_id": .string(request.id), "error": .null,
        "response": ["status_code": 400, "body": ["error": ["message": .string(words)]]],
      ]
    case .expired where isError:
      [
        "custom_id": .string(request.id), "response": .null,
        "error": ["code": "batch_expired", "message": "Too late."],
      ]
    default: nil
    }
  }

  /// The requests of the file in an upload (RFC 7578).
  private static func requests(inForm bytes: [UInt8]) -> [Request] {
    String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).compactMap { line in
      guard line.hasPrefix("{"), let object = (try? JSONValue(parsing: Array(line.utf8)))?.asObject,
        let id = object["custom_id"]?.asString, let body = object["body"]?.asObject,
        object["method"] == "POST", object["url"] == "/v1/responses"
      else { return nil }
      return Request(id: id, prompt: body["input"]?.asString ?? "", body: body)
    }
  }

  // MARK: - Anthropic

  private func anthropic(_ call: ModelServer.Call) -> ModelServer.Reply {
    let parts = call.path.split(whereSeparator: { "/?".contains($0) }).dropFirst(3).map(String.init)
    switch (call.method, parts.count) {
    case ("POST", 0):
      let requests = (call.body["requests"]?.asArray ?? []).compactMap(\.asObject).compactMap { object -> Request? in
        guard let id = object["custom_id"]?.asString, (1...64).contains(id.utf8.count),
          let body = object["params"]?.asObject
        else { return nil }
        let prompt = body["messages"]?.asArray?.first?.asObject?["content"]?.asString
        return Request(id: id, prompt: prompt ?? "", body: body)
      }
      let batch = state.withLock { state in
        state.batches.append(Batch(id: "msgbatch_\(state.batches.count + 1)", nonce: nil, requests: requests))
        return state.batches[state.batches.count - 1]
      }
      return Self.reply(anthropicState(batch))
    case ("GET", 1) where parts[0].hasPrefix("limit"):
      return Self.reply(["data": .array(state.withLock { $0.batches.map { .object(anthropicState($0)) } })])
    case ("GET", 1):
      return poll(parts[0]).map { Self.reply(anthropicState($0)) } ?? dialect.error(404, "No such batch.")
    case ("GET", 2):
      guard let (batch, number) = find(parts[0]) else { return dialect.error(404, "No such batch.") }
      let lines = batch.requests.reversed().compactMap { anthropicLine($0, number) }
      return ModelServer.Reply(body: lines.map { JSONValue.object($0).text + "\n" }.joined())
    default: return dialect.error(404, "No such path: \(call.method) \(call.path)")
    }
  }

  private func anthropicState(_ batch: Batch) -> JSONObject {
    let isDone = batch.polls >= pollsUntilDone
    return [
      "id": .string(batch.id), "type": "message_batch", "processing_status": isDone ? "ended" : "in_progress",
      "created_at": .string(Date.now.formatted(.iso8601)),
      "request_counts": [
        "processing": .integer(isDone ? 0 : batch.requests.count),
        "succeeded": .integer(isDone ? batch.requests.count : 0), "errored": 0, "canceled": 0, "expired": 0,
      ],
    ]
  }

  private func anthropicLine(_ request: Request, _ number: Int) -> JSONObject? {
    let result: JSONValue
    switch fate(request, number) {
    case .answered(let text): result = ["type": "succeeded", "message": .object(dialect.body(text))]
    case .rejected(let words):
      result = [
        "type": "errored",
        "error": ["type": "error", "error": ["type": "invalid_request_error", "message": .string(words)]],
      ]
    case .expired: result = ["type": "expired"]
    case .forgotten: return nil
    }
    return ["custom_id": .string(request.id), "result": result]
  }

  // MARK: - Batches

  private func poll(_ id: String) -> Batch? {
    state.withLock { state in
      guard let index = state.batches.firstIndex(where: { $0.id == id }) else { return nil }
      state.batches[index].polls += 1
      return state.batches[index]
    }
  }

  private func find(_ id: String) -> (Batch, Int)? {
    state.withLock { state in
      state.batches.firstIndex { $0.id == id }.map { (state.batches[$0], $0 + 1) }
    }
  }

  private static func reply(_ object: JSONObject) -> ModelServer.Reply {
    ModelServer.Reply(body: JSONValue.object(object).text)
  }
}
