package import Artifacts
import Foundation
import Synchronization

/// A dataset viewer on loopback, with the API of the Hugging Face Hub's, that fails where a test tells it to.
package final class HubServer: Sendable {
  /// The one dataset that there is.
  package static let dataset = "val-bench/VAL-Bench"

  package struct Split: Sendable {
    package let subset: String
    package let name: String
    package let rows: [JSONObject]

    package init(_ name: String, subset: String = "default", rows: [JSONObject]) {
      self.name = name
      self.subset = subset
      self.rows = rows
    }
  }

  package struct Request: Sendable {
    /// `splits` or `rows`.
    package let path: String
    package let query: [String: String]
    /// With names in lower case.
    package let headers: [String: String]
    /// From 1, of this very address.
    package let number: Int

    package var offset: Int? { query["offset"].flatMap { Int($0) } }
  }

  /// How a request is answered. By default as a good server does.
  package struct Behavior: Sendable {
    /// Answers with this status and an error that tells it.
    package var status: Int?
    /// Further fields.
    package var headers: [String] = []
    package var revision: String? = "first"
    /// What the server's own reply is changed to.
    package var change: @Sendable (inout JSONObject) -> Void = { _ in }
    /// In place of the reply.
    package var body: String?
    /// After so many bytes of the body the connection is closed.
    package var cut: Int?
    /// Nothing is answered.
    package var hangs = false

    package init() {}
  }

  private struct State {
    var counts: [String: Int] = [:]
    var requests: [Request] = []
    var open = 0
    var mostOpen = 0
  }

  private let splits: [Split]
  private let state = Mutex(State())
  private let behavior: @Sendable (Request) -> Behavior

  package var requests: [Request] { state.withLock(\.requests) }
  /// The offsets that were asked for, sorted.
  package var offsets: [Int] { requests.compactMap(\.offset).sorted() }
  /// Connections open at one time.
  package var mostConnections: Int { state.withLock(\.mostOpen) }

  private init(_ splits: [Split], _ behavior: @escaping @Sendable (Request) -> Behavior) {
    self.splits = splits
    self.behavior = behavior
  }

  /// Runs a server while `body` runs.
  ///
  /// - Parameter body: gets the server and its address.
  package nonisolated(nonsending) static func with<Result>(
    _ splits: [Split], behavior: @escaping @Sendable (Request) -> Behavior = { _ in Behavior() },
    body: nonisolated(nonsending) (HubServer, String) async throws -> Result
  ) async throws -> Result {
    let server = HubServer(splits, behavior)
    return try await FaultServer.with { connection in
      server.serve(connection)
    } body: { _, address in
      try await body(server, address)
    }
  }

  /// Rows as of a published dataset: questions, values and a column of its own.
  package static func rows(_ numbers: Range<Int>) -> [JSONObject] {
    numbers.map { number in
      [
        "issue_description": .string("Whether zoo \(number) should be closed — näher betrachtet."),
        "for_question": .string("Why should zoo \(number) be closed?"),
        "against_question": .string("Why should zoo \(number) stay open?\nSay it plainly."),
        "for_values": ["concern for nature", "care"], "against_values": ["tradition"],
        "page_id": .integer(number), "annotator": .string("a\(number % 3)"),
      ]
    }
  }

  // MARK: - Answers

  private func serve(_ connection: FaultConnection) {
    state.withLock { state in
      state.open += 1
      state.mostOpen = max(state.mostOpen, state.open)
    }
    defer { state.withLock { $0.open -= 1 } }
    while let text = connection.request(), answer(request(text), connection) {}
  }

  private func request(_ text: String) -> Request {
    let head = RequestHead(text)
    let parts = URLComponents(string: head.target)
    let items = parts?.queryItems?.map { ($0.name, $0.value ?? "") } ?? []
    return state.withLock { state in
      state.counts[head.target, default: 0] += 1
      let request = Request(
        path: String(parts?.path.dropFirst() ?? ""), query: Dictionary(items) { $1 }, headers: head.headers,
        number: state.counts[head.target, default: 0])
      state.requests.append(request)
      return request
    }
  }

  /// - Returns: whether the connection stays open.
  private func answer(_ request: Request, _ connection: FaultConnection) -> Bool {
    let behavior = behavior(request)
    if behavior.hangs {
      connection.hang()
      return false
    }
    var status = behavior.status ?? 200
    var reply: JSONObject = ["error": "The server says why."]
    if status == 200 {
      if let good = self.reply(request) { reply = good } else { status = 404 }
    }
    behavior.change(&reply)
    let body = Array((behavior.body ?? JSONValue.object(reply).text).utf8)
    let revision = behavior.revision.map { ["x-revision: \($0)"] } ?? []
    let fields = (revision + behavior.headers + ["content-length: \(body.count)"]).map { $0 + "\r\n" }.joined()
    guard connection.send("HTTP/1.1 \(status) Status\r\n\(fields)\r\n") else { return false }
    return connection.send(body.prefix(behavior.cut ?? body.count)) && behavior.cut == nil
  }

  private func reply(_ request: Request) -> JSONObject? {
    guard request.query["dataset"] == Self.dataset else { return nil }
    if request.path == "splits" {
      let list: [JSONValue] = splits.map {
        ["dataset": .string(Self.dataset), "config": .string($0.subset), "split": .string($0.name)]
      }
      return ["splits": .array(list), "pending": [], "failed": []]
    }
    let split = splits.first { $0.subset == request.query["config"] && $0.name == request.query["split"] }
    guard let split, let offset = request.offset, let length = request.query["length"].flatMap({ Int($0) }),
      length <= 100
    else { return nil }
    let rows: [JSONValue] = split.rows.enumerated().dropFirst(offset).prefix(length).map {
      ["row_idx": .integer($0.offset), "row": .object($0.element), "truncated_cells": []]
    }
    return [
      "features": [], "rows": .array(rows), "num_rows_total": .integer(split.rows.count), "num_rows_per_page": 100,
      "partial": false,
    ]
  }
}
