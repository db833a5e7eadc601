package import Artifacts
import FlyingFox
import FlyingSocks
import Foundation

/// A real HTTP server on loopback that answers as a test tells it to, and remembers what it was asked.
package actor ModelServer {
  package struct Call: Sendable {
    package let method: String
    /// With the query.
    package let path: String
    package let headers: [String: String]
    package let bytes: [UInt8]
    /// Empty if the bytes are no JSON object.
    package let body: JSONObject

    package init(method: String, path: String, headers: [String: String], bytes: [UInt8], body: JSONObject) {
      self.method = method
      self.path = path
      self.headers = headers
      self.bytes = bytes
      self.body = body
    }
  }

  package struct Reply: Sendable {
    package var status = 200
    package var headers: [String: String] = [:]
    package var body: String

    package init(status: Int = 200, headers: [String: String] = [:], body: String) {
      self.status = status
      self.headers = headers
      self.body = body
    }
  }

  package private(set) var calls: [Call] = []
  private let answer: @Sendable (Call, Int) -> Reply

  private init(answer: @escaping @Sendable (Call, Int) -> Reply) {
    self.answer = answer
  }

  private func handle(_ call: Call) -> Reply {
    calls.append(call)
    return answer(call, calls.count)
  }

  /// Runs a server while `body` runs.
  ///
  /// - Parameters:
  ///   - answer: gets each call and its number, from 1.
  ///   - body: gets the server and its address, such as `http://127.0.0.1:51234`.
  package nonisolated(nonsending) static func with<Result>(
    answer: @escaping @Sendable (Call, Int) -> Reply,
    body: nonisolated(nonsending) (ModelServer, String) async throws -> Result
  ) async throws -> Result {
    let server = ModelServer(answer: answer)
    let handler = ClosureHTTPHandler { request in
      let bytes = try await request.bodyData
      let object = (try? Artifacts.JSONValue(parsing: bytes))?.asObject ?? [:]
      var headers: [String: String] = [:]
      for (name, value) in request.headers { headers[name.rawValue.lowercased()] = value }
      let query = request.query.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
      let call = Call(
        method: request.method.rawValue, path: request.path + (query.isEmpty ? "" : "?" + query), headers: headers,
        bytes: Array(bytes), body: object)
      let reply = await server.handle(call)
      var fields: HTTPHeaders = [.contentType: "application/json"]
      for (name, value) in reply.headers { fields[HTTPHeader(name)] = value }
      return HTTPResponse(
        statusCode: HTTPStatusCode(reply.status, phrase: "Status"), headers: fields, body: Data(reply.body.utf8))
    }
    // Where all tests run at once, a thread can be long in coming.
    let http = HTTPServer(
      address: try .inet(ip4: "127.0.0.1", port: 0), timeout: 120, logger: .disabled, handler: handler)
    let running = Task { try await http.run() }
    try await http.waitUntilListening(timeout: 120)
    let address = await http.listeningAddress
    guard case .ip4(_, let port) = address else { throw ServerError.noAddress }
    do {
      let result = try await body(server, "http://127.0.0.1:\(port)")
      await http.stop()
      running.cancel()
      return result
    } catch {
      await http.stop()
      running.cancel()
      throw error
    }
  }

  enum ServerError: Error { case noAddress }
}
