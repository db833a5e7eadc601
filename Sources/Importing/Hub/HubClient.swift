import Artifacts
import AsyncHTTPClient
import HTTPSupport
import NIOCore
import NIOHTTP1

/// Asks a dataset viewer for one dataset, with patience and within bounds.
package struct HubClient: Sendable {
  let dataset: HubDatasetName
  private let client: HTTPClient
  private let address: HubAddress
  private let token: HubToken?
  private let settings: HubSettings

  /// Opens a pool of connections for as long as `body` runs.
  package nonisolated(nonsending) static func with<Result>(
    _ dataset: HubDatasetName, at address: HubAddress, token: HubToken?, _ settings: HubSettings = HubSettings(),
    body: nonisolated(nonsending) (HubClient) async throws -> Result
  ) async throws -> Result {
    let configuration = HTTPClient.Configuration.plain(
      connect: settings.connect, connections: HubSettings.maximumConnections)
    return try await HTTPClient.withHTTPClient(configuration: configuration) { client in
      try await body(
        HubClient(dataset: dataset, client: client, address: address, token: token, settings: settings))
    }
  }

  private struct Reply {
    let object: JSONObject
    let revision: String?
  }

  /// The dataset's splits, in its order.
  ///
  /// - Throws: ``HubError``, `CancellationError`.
  func splits() async throws -> [HubSplit] {
    let url = address.url("splits", [("dataset", dataset.description)])
    let reply = try await get(url).object
    do {
      guard try reply.array("pending").isEmpty, try reply.array("failed").isEmpty else {
        throw HubError.notReady(dataset: dataset.description)
      }
      return try reply.array("splits").map { value throws(RecordError) in
        guard let object = value.asObject else { throw RecordError("a split is no object") }
        return HubSplit(subset: try object.string("config"), split: try object.string("split"))
      }
    } catch let error as RecordError {
      throw HubError.badReply(url: url, problem: error.description)
    }
  }

  /// Some rows of a split.
  ///
  /// - Throws: ``HubError``, `CancellationError`.
  func page(of split: HubSplit, at offset: Int) async throws -> HubPage {
    let url = address.url(
      "rows",
      [
        ("dataset", dataset.description), ("config", split.subset), ("split", split.split), ("offset", "\(offset)"),
        ("length", "\(HubPage.maximumCount)"),
      ])
    let reply = try await get(url)
    do {
      return try HubPage(reply: reply.object, split: split, offset: offset, revision: reply.revision)
    } catch {
      throw HubError.badReply(url: url, problem: error.description)
    }
  }

  private func get(_ url: String) async throws -> Reply {
    do {
      return try await settings.patience.keep { try await ask(url) }
    } catch let failure as PassingFailure {
      throw HubError.unavailable(url: url, words: failure.words)
    }
  }

  /// Asks once. Goes where no reply sends on to: the token is for this server.
  private func ask(_ url: String) async throws -> Reply {
    var request = HTTPClientRequest(url: url)
    request.headers = ["user-agent": UserAgent.text, "accept": "application/json"]
    if let token { request.headers.add(name: "authorization", value: token.authorization) }
    let watch = Watch(total: settings.total, idle: settings.idle)
    watch.startWaiting()
    let result = await client.exchange(request, watch: watch) { response in
      watch.startWaiting()
      let reply = try await read(response, url, watch)
      // A cancelled stream may end as a whole one does.
      try Task.checkCancellation()
      return reply
    }
    switch result {
    case .success(let reply): return reply
    case .failure(let error):
      try Task.checkCancellation()
      if error.expiry == nil, error.cause is HubError || error.cause is PassingFailure { throw error.cause }
      throw PassingFailure(error, connect: settings.connect)
    }
  }

  private func read(_ response: HTTPClientResponse, _ url: String, _ watch: Watch) async throws -> Reply {
    switch response.status.code {
    case 200: break
    case 401, 403: throw HubError.notPermitted(dataset: dataset.description, hasToken: token != nil)
    case 404: throw HubError.notFound(dataset: dataset.description, hasToken: token != nil)
    default:
      guard let failure = PassingFailure(response) else {
        throw HubError.refused(url: url, status: Int(response.status.code))
      }
      throw PassingFailure(words: failure.words + errorCode(response), retryAfter: failure.retryAfter)
    }
    if let problem = response.encodingProblem ?? response.framingProblem {
      throw HubError.badReply(url: url, problem: problem)
    }
    guard let bytes = try await response.bytes(maximumSize: HubSettings.maximumReplySize, watch: watch) else {
      throw HubError.badReply(url: url, problem: "this is larger than \(HubSettings.maximumReplySize) bytes")
    }
    do {
      guard let object = try JSONValue(parsing: bytes).asObject else {
        throw HubError.badReply(url: url, problem: "the reply is no JSON object")
      }
      return Reply(object: object, revision: response.headers.first(name: "x-revision"))
    } catch let error as JSONError {
      throw HubError.badReply(url: url, problem: "the reply is no valid JSON: \(error)")
    }
  }

  /// The server's own word for what went wrong, such as `ResponseNotReady`, and nothing else that it may say.
  private func errorCode(_ response: HTTPClientResponse) -> String {
    guard let code = response.headers.first(name: "x-error-code"), code.utf8.count <= 64,
      code.utf8.allSatisfy({ UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 & 0xDF })
    else { return "" }
    return " (\(code))"
  }
}
