import Artifacts
import Foundation
import HTTPSupport

/// A provider's batch interface: many requests are left with it, and fetched when it is done.
protocol BatchService: Sendable {
  /// Leaves the requests with the provider.
  ///
  /// - Parameter nonce: by which the batch can be found again if its name got lost on the way.
  /// - Returns: the provider's name for the batch.
  func submit(_ requests: [BatchRequest], nonce: String) async throws(BatchFailure) -> String

  /// The provider's name for a batch whose submission was not seen to end, or `nil` if it never arrived.
  func find(nonce: String, requestCount: Int, notBefore: Date) async throws(BatchFailure) -> String?

  func status(of batch: String) async throws(BatchFailure) -> BatchStatus

  /// Reads the results of a batch that has ended, in whatever order they come.
  func results(of batch: String, each: @escaping @Sendable (BatchResult) async throws -> Void) async throws
}

struct BatchRequest: Sendable {
  /// At most 64 letters, digits and hyphens.
  let id: String
  let body: JSONObject
}

enum BatchStatus: Sendable, Equatable {
  case working(done: Int, total: Int)
  case ended
  /// The provider gave the whole batch up.
  case failed(words: String)
}

struct BatchResult: Sendable {
  enum Content: Sendable {
    case reply(JSONObject)
    case failure(ProviderFailure)
    /// The provider did not come to it in time.
    case expired
  }

  let id: String
  let content: Content
}

/// Why the batch interface could not be used.
struct BatchFailure: Error {
  let words: String
  /// Whether the call may have had its effect all the same.
  var isUncertain = false
  var error: ModelError { fatal ?? .batchFailed(words: words) }
  var fatal: ModelError?
}

extension ModelServerAccess {
  private static let attempts = 5

  /// Calls the batch interface, again where that is safe and may help.
  ///
  /// - Parameter isRepeatable: whether a call that got lost may be made a second time.
  func callBatches(
    _ method: HTTPCall.Method, _ path: String, _ headers: [(name: String, value: String)], _ body: [UInt8]? = nil,
    contentType: String = "application/json", isRepeatable: Bool
  ) async throws(BatchFailure) -> JSONObject {
    let settings = PaceSettings(start: 1, cap: 1)
    var failed = 0
    while true {
      var failure: BatchFailure
      var retryAfter: Duration?
      var mayHelp = true
      do throws(TransportError) {
        let reply = try await transport.send(call(method, path, headers, body, contentType: contentType))
        if reply.status == 200 {
          if let object = (try? JSONValue(parsing: reply.body))?.asObject { return object }
          failure = BatchFailure(words: "the reply is no JSON object", isUncertain: true)
          mayHelp = isRepeatable
        } else {
          let told = ProviderFailure(reply)
          failure = BatchFailure(words: "HTTP \(reply.status): \(told.words)")
          retryAfter = RetryAfter.duration(reply.headers, now: .now)
          switch told.kind(possible: []) {
          case .fatal(let error): (failure.fatal, mayHelp) = (error, false)
          case .throttled, .serverError: break
          default: mayHelp = false
          }
        }
      } catch {
        let lost = AttemptFailure(error)
        failure = BatchFailure(words: lost.words, isUncertain: lost.kind != .notSent)
        mayHelp = isRepeatable || lost.kind == .notSent
      }
      failed += 1
      guard mayHelp, failed < Self.attempts, !Task.isCancelled else { throw failure }
      try? await Task.sleep(
        for: settings.backOff.delay(attempt: failed, retryAfter: retryAfter, fraction: Double.random(in: 0..<1)))
    }
  }

  /// Reads the lines of a file of results.
  func readLines(
    _ path: String, _ headers: [(name: String, value: String)],
    each: @escaping @Sendable ([UInt8]) async throws -> Void
  ) async throws {
    let reply = try await transport.lines(call(.get, path, headers, nil), each: each)
    guard reply.status == 200 else {
      throw ModelError.batchFailed(words: "HTTP \(reply.status): \(ProviderFailure(reply).words)")
    }
  }
}
