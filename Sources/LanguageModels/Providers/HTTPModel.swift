import Artifacts
import Foundation
import HTTPSupport
import Ledger

/// A model behind a server: one provider's format, carried over HTTP.
struct HTTPModel: LanguageModel {
  /// As the provider names it.
  let name: String
  /// That of requests for answers.
  let format: any WireFormat
  let server: ModelServerAccess

  /// Embeddings have a protocol of their own, the same with each provider that has them.
  private func format(of request: ModelRequest) -> any WireFormat {
    if let task = request.embedding { EmbeddingsFormat(model: name, task: task) } else { format }
  }

  func attempt(_ request: ModelRequest, _ adjusted: Set<Adjustment>) async -> Attempt {
    let format = format(of: request)
    let body = JSONValue.object(format.body(request, adjusted)).encoded()
    let reply: HTTPReply
    do throws(TransportError) {
      reply = try await server.send(.post, format.path, format.headers, body)
    } catch {
      return .failed(AttemptFailure(error))
    }
    let limits = RateLimitHeaders(reply.headers, now: .now)
    guard reply.status == 200 else {
      let failure = ProviderFailure(reply)
      return .failed(
        AttemptFailure(
          kind: failure.kind(possible: format.possible(request, adjusted)),
          words: "HTTP \(reply.status): \(failure.words)",
          retryAfter: RetryAfter.duration(reply.headers, now: .now), limits: limits))
    }
    do {
      guard case .object(let object) = try JSONValue(parsing: reply.body) else {
        throw RecordError("it is no JSON object")
      }
      return .replied(try format.completion(object), limits)
    } catch {
      return .failed(
        AttemptFailure(
          kind: .garbled, words: "the reply cannot be read: \(error)", limits: limits, rawReply: reply.body))
    }
  }
}

extension AttemptFailure {
  init(_ error: TransportError) {
    switch error {
    case .notSent(let words): self.init(kind: .notSent, words: words)
    case .lost(let words, let partial): self.init(kind: .lost, words: words, rawReply: partial.isEmpty ? nil : partial)
    case .tooLarge(let words, let partial): self.init(kind: .garbled, words: words, rawReply: partial)
    }
  }
}
