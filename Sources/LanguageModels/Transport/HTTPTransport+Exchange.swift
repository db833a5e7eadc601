import Artifacts
import AsyncHTTPClient
import HTTPSupport
import NIOCore
import NIOHTTP1

/// A body that broke off.
private struct BrokenBody: Error {
  let cause: any Error
  let received: [UInt8]
}

extension HTTPTransport {
  /// Sends a request and has the reply read, against the clock.
  func exchange<Value: Sendable>(
    _ call: HTTPCall, total: Duration, read: @escaping @Sendable (HTTPClientResponse, Watch) async throws -> Value
  ) async -> Result<Value, TransportError> {
    let watch = Watch(total: total, idle: timeouts.idle)
    // An empty body is never asked for.
    let body = call.body.flatMap { $0.isEmpty ? nil : RequestBody($0) }
    let result = await client.exchange(request(call, body), watch: watch) { response in
      try await read(response, watch)
    }
    return result.mapError { failure($0.cause, body: body, expiry: $0.expiry) }
  }

  private func request(_ call: HTTPCall, _ body: RequestBody?) -> HTTPClientRequest {
    var request = HTTPClientRequest(url: call.url)
    request.method = HTTPMethod(rawValue: call.method.rawValue)
    request.headers.add(name: "user-agent", value: "valbench/\(valbenchVersion)")
    for field in call.headers { request.headers.add(name: field.name, value: field.value) }
    if let body { request.body = .stream(body, length: .known(Int64(body.bytes.count))) }
    return request
  }

  private func failure(_ error: any Error, body: RequestBody?, expiry: String?) -> TransportError {
    var error = error
    var received: [UInt8] = []
    switch error {
    case let error as TransportError: return error
    case let broken as BrokenBody:
      error = broken.cause
      received = broken.received
    default: break
    }
    let words = secrets.words(expiry ?? TransportWords.words(error, connect: timeouts.connect))
    if TransportWords.isBeforeConnection(error) || body?.isSent == false { return .notSent(words: words) }
    return .lost(words: words, partial: partial(received))
  }

  // MARK: - Reading a reply

  /// Reads a body whole, counting as it comes.
  func reply(_ response: HTTPClientResponse, _ watch: Watch) async throws -> HTTPReply {
    try checkEncoding(response)
    var bytes: [UInt8] = []
    if let text = response.headers.first(name: "content-length"), let length = Int(text), length > 0 {
      guard length <= Self.maximumBodySize else { throw tooLarge([]) }
      bytes.reserveCapacity(length)
    }
    var pieces = response.body.makeAsyncIterator()
    do {
      watch.startWaiting()
      while let piece = try await pieces.next() {
        guard bytes.count + piece.readableBytes <= Self.maximumBodySize else { throw tooLarge(bytes) }
        piece.withUnsafeReadableBytes { bytes.append(contentsOf: $0) }
        watch.startWaiting()
      }
      // A cancelled stream may end as a whole one does.
      try Task.checkCancellation()
    } catch let error as TransportError {
      throw error
    } catch {
      throw BrokenBody(cause: error, received: bytes)
    }
    return HTTPReply(
      status: Int(response.status.code), headers: fields(response), body: secrets.redact(bytes))
  }

  func fields(_ response: HTTPClientResponse) -> HeaderFields {
    HeaderFields(response.headers.map { (name: $0.name, value: secrets.redact($0.value)) })
  }

  func partial(_ bytes: [UInt8]) -> [UInt8] {
    secrets.redactBeginning(bytes, maximumSize: Self.maximumPartialSize)
  }

  func checkEncoding(_ response: HTTPClientResponse) throws(TransportError) {
    if let problem = response.encodingProblem { throw .lost(words: secrets.words(problem), partial: []) }
  }

  private func tooLarge(_ bytes: [UInt8]) -> TransportError {
    .tooLarge(words: "the reply is larger than \(Self.maximumBodySize >> 20) MiB", partial: partial(bytes))
  }
}
