import Artifacts
import Foundation

/// One server's address and the key that opens it.
struct ModelServerAccess: Sendable {
  enum Authorization: Sendable {
    case none
    case header(name: String, value: String)
    case aws(AWSCredentials, region: String)
  }

  let transport: HTTPTransport
  /// Without a slash at the end.
  let address: String
  let authorization: Authorization

  func call(
    _ method: HTTPCall.Method, _ path: String, _ headers: [(name: String, value: String)] = [], _ body: [UInt8]?,
    contentType: String = "application/json"
  ) -> HTTPCall {
    var headers = headers
    if body != nil { headers.append(("content-type", contentType)) }
    var call = HTTPCall(method: method, url: address + path, headers: headers, body: body)
    switch authorization {
    case .none: break
    case .header(let name, let value): call.headers.append((name, value))
    case .aws(let credentials, let region):
      let signature = AWSSignature(credentials: credentials, region: region, service: "bedrock")
      call.headers += signature.headers(
        method: method.rawValue, url: call.url, headers: headers, body: body ?? [], at: .now)
    }
    return call
  }

  func send(
    _ method: HTTPCall.Method, _ path: String, _ headers: [(name: String, value: String)] = [], _ body: [UInt8]? = nil
  ) async throws(TransportError) -> HTTPReply {
    try await transport.send(call(method, path, headers, body))
  }
}
