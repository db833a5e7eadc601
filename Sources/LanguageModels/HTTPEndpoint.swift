import Artifacts
import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix

/// Sends JSON to one address and reads JSON back, within bounds: no redirects, a deadline, and at most 8 MiB of body.
struct HTTPEndpoint: Sendable {
  let client: HTTPClient
  let url: String
  /// Header fields that carry the key; shown nowhere.
  let authorization: [(name: String, value: String)]
  /// The key itself, to be struck out of whatever a server echoes.
  let secret: String?
  var deadline = Duration.seconds(600)

  private static let maximumBodySize = 8 << 20

  static var clientConfiguration: HTTPClient.Configuration {
    var configuration = HTTPClient.Configuration()
    configuration.redirectConfiguration = .disallow
    configuration.timeout.connect = .seconds(10)
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 1024
    return configuration
  }

  /// Posts a JSON value.
  ///
  /// - Returns: the reply's JSON object.
  func post(_ body: JSONValue) async throws(AttemptError) -> JSONObject {
    var request = HTTPClientRequest(url: url)
    request.method = .POST
    request.headers.add(name: "content-type", value: "application/json")
    request.headers.add(name: "user-agent", value: "valbench/\(valbenchVersion)")
    for field in authorization { request.headers.add(name: field.name, value: field.value) }
    request.body = .bytes(ByteBuffer(bytes: body.encoded()))
    let status: HTTPResponseStatus
    let headers: HTTPHeaders
    let bytes: ByteBuffer
    do {
      let seconds = deadline.components.seconds
      let response = try await client.execute(request, timeout: .seconds(seconds))
      status = response.status
      headers = response.headers
      bytes = try await response.body.collect(upTo: Self.maximumBodySize)
    } catch is NIOTooManyBytesError {
      throw .rejected(words: "the reply is larger than \(Self.maximumBodySize >> 20) MiB")
    } catch {
      throw .transient(words: redacted(Self.words(error)), retryAfter: nil)
    }
    if status.code != 200 { throw failure(status, headers, bytes) }
    do {
      guard case .object(let object) = try JSONValue(parsing: bytes.readableBytesView) else {
        throw AttemptError.transient(words: "the reply is no JSON object", retryAfter: nil)
      }
      return object
    } catch let error as JSONError {
      throw .transient(words: "the reply is not valid JSON: \(error)", retryAfter: nil)
    } catch {
      throw .transient(words: "the reply is no JSON object", retryAfter: nil)
    }
  }

  private static func words(_ error: any Error) -> String {
    switch error {
    case let error as HTTPClientError where error == .connectTimeout: "no connection within 10 seconds"
    case let error as HTTPClientError where error == .deadlineExceeded: "no answer within the deadline"
    case let error as HTTPClientError: error.shortDescription
    case let error as NIOConnectionError: "cannot connect to \(error.host):\(error.port)"
    default: String(describing: error)
    }
  }

  private func failure(_ status: HTTPResponseStatus, _ headers: HTTPHeaders, _ body: ByteBuffer) -> AttemptError {
    let words = redacted(Self.providerWords(body, status))
    switch status.code {
    case 401, 402, 403: return .fatal(.notPermitted(status: Int(status.code), words: words))
    case 404: return .fatal(.notFound(words: words))
    case 408, 409, 425, 429, 500...:
      return .transient(
        words: "HTTP \(status.code): \(words)", retryAfter: Self.retryAfter(headers.first(name: "retry-after")))
    default: return .rejected(words: "HTTP \(status.code): \(words)")
    }
  }

  /// Reads `Retry-After` in seconds (RFC 9110, 10.2.3). Anything else than a sensible number counts as absent.
  static func retryAfter(_ value: String?) -> Duration? {
    guard let value, let seconds = Double(value), seconds >= 0, seconds <= 86_400 else { return nil }
    return .seconds(seconds)
  }

  /// The message that the provider put into its error, or the first bytes of whatever it sent.
  private static func providerWords(_ body: ByteBuffer, _ status: HTTPResponseStatus) -> String {
    if case .object(let object)? = try? JSONValue(parsing: body.readableBytesView) {
      if let message = object["error"]?.asObject?["message"]?.asString { return String(message.prefix(500)) }
      if let message = (object["error"] ?? object["message"] ?? object["detail"])?.asString {
        return String(message.prefix(500))
      }
    }
    let text = String(decoding: body.readableBytesView.prefix(200), as: UTF8.self)
    let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    return line.isEmpty ? status.reasonPhrase : line
  }

  private func redacted(_ text: String) -> String {
    guard let secret, !secret.isEmpty else { return text }
    return text.replacingOccurrences(of: secret, with: "[key]")
  }
}
