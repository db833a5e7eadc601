import AsyncHTTPClient
import HTTPSupport
import NIOCore
import NIOHTTP1

extension HTTPTransport {
  /// Sends a request and hands over the lines of a reply with status 200 as they come, in bounded memory. Empty lines are
  /// left out.
  ///
  /// A body that ends early is an error, after its whole lines have been handed over. A reply that does not say how long
  /// it is could end early unnoticed, so it is refused.
  ///
  /// - Returns: a reply without body; or the whole reply if its status is not 200.
  /// - Throws: ``TransportError``; what `each` throws, which also ends the call.
  package func lines(
    _ call: HTTPCall, maximumLineSize: Int = maximumBodySize,
    each: @escaping @Sendable ([UInt8]) async throws -> Void
  ) async throws -> HTTPReply {
    let result = await exchange(call, total: timeouts.download) { response, watch -> Result<HTTPReply, any Error> in
      guard response.status == .ok else { return .success(try await reply(response, watch)) }
      try checkFraming(response)
      var cutter = LineCutter(maximumLineSize: maximumLineSize)
      var pieces = response.body.makeAsyncIterator()
      watch.startWaiting()
      while let piece = try await pieces.next() {
        watch.stopWaiting()
        let lines = try lines(in: piece, &cutter)
        if let error = try await hand(lines, to: each) { return .failure(error) }
        watch.startWaiting()
      }
      watch.stopWaiting()
      // A cancelled stream may end as a whole one does.
      try Task.checkCancellation()
      if let line = cutter.last(), let error = try await hand([line], to: each) { return .failure(error) }
      return .success(HTTPReply(status: Int(response.status.code), headers: fields(response), body: []))
    }
    return try result.get().get()
  }

  private func lines(in piece: ByteBuffer, _ cutter: inout LineCutter) throws(TransportError) -> [[UInt8]] {
    do {
      return try piece.withUnsafeReadableBytes { bytes throws(LineCutter.TooLong) in try cutter.lines(in: bytes) }
    } catch {
      throw .tooLarge(
        words: "a line of the reply is larger than \(cutter.maximumLineSize) bytes", partial: partial(error.partial))
    }
  }

  /// - Returns: what the consumer threw by itself.
  /// - Throws: `CancellationError`.
  private func hand(
    _ lines: [[UInt8]], to each: @Sendable ([UInt8]) async throws -> Void
  ) async throws -> (any Error)? {
    do {
      for line in lines { try await each(secrets.redact(line)) }
      return nil
    } catch {
      try Task.checkCancellation()
      return error
    }
  }

  private func checkFraming(_ response: HTTPClientResponse) throws(TransportError) {
    try checkEncoding(response)
    if let problem = response.framingProblem { throw .lost(words: problem, partial: []) }
  }
}
