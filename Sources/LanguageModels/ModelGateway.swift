import Artifacts
package import Ledger

/// What asking brought.
package enum Reply: Sendable, Equatable {
  case answered(String)
  case unanswered(Outcome, detail: String)
}

/// Everything that asks a model goes through here: the ledger first, then the model, with retries, and the ledger again
/// before anybody sees the answer.
package actor ModelGateway {
  private let name: ModelName
  private let model: any LanguageModel
  private let ledger: Ledger
  private let policy: RetryPolicy
  private var inFlight: [RequestKey: Task<Reply, any Error>] = [:]
  private var failuresInARow = 0

  /// Requests that the ledger served.
  package private(set) var servedCount = 0

  init(name: ModelName, model: any LanguageModel, ledger: Ledger, policy: RetryPolicy = RetryPolicy()) {
    self.name = name
    self.model = model
    self.ledger = ledger
    self.policy = policy
  }

  /// Brings the answer to a request, from the ledger if it was ever received.
  ///
  /// Two requests with one key at the same time are one call.
  ///
  /// - Throws: ``ModelError`` where going on makes no sense (no permission, no server), ``LedgerError``, and
  ///   `CancellationError`.
  package func ask(_ request: ModelRequest) async throws -> Reply {
    let canonical = request.canonical(for: name)
    let key = RequestKey(canonicalRequest: canonical)
    if let running = inFlight[key] { return try await running.value }
    let task = Task { try await fetch(request, key, canonical) }
    inFlight[key] = task
    defer { inFlight[key] = nil }
    return try await withTaskCancellationHandler {
      try await task.value
    } onCancel: {
      task.cancel()
    }
  }

  private func fetch(_ request: ModelRequest, _ key: RequestKey, _ canonical: JSONObject) async throws -> Reply {
    if let stored = try await ledger.answer(for: key), request.schema?.problem(stored.content) == nil {
      servedCount += 1
      return .answered(stored.content)
    }
    var failures = 0
    var badAnswers = 0
    while true {
      try Task.checkCancellation()
      let completion: Completion
      do throws(AttemptError) {
        completion = Self.checked(try await model.complete(request), request)
        failuresInARow = 0
      } catch {
        failures += 1
        guard let delay = try await afterFailure(error, failures, key, canonical) else {
          return .unanswered(.failed, detail: error.words)
        }
        try await Task.sleep(for: delay)
        continue
      }
      try await ledger.record(completion, for: key, request: canonical)
      switch completion.outcome {
      case .answered:
        return .answered(completion.content)
      case .empty, .invalid:
        badAnswers += 1
        if badAnswers < policy.maximumBadAnswers { continue }
        fallthrough
      case .refused, .cut, .filtered, .failed:
        return .unanswered(completion.outcome, detail: completion.detail ?? "")
      }
    }
  }

  /// - Returns: how long to wait before the next attempt, or `nil` to give this request up.
  private func afterFailure(
    _ error: AttemptError, _ failures: Int, _ key: RequestKey, _ canonical: JSONObject
  ) async throws -> Duration? {
    if case .fatal(let error) = error { throw error }
    try Task.checkCancellation()
    try await ledger.record(Completion(outcome: .failed, detail: error.words), for: key, request: canonical)
    failuresInARow += 1
    if failuresInARow >= policy.maximumFailuresInARow { throw ModelError.unavailable(words: error.words) }
    guard case .transient(_, let retryAfter) = error, failures < policy.maximumAttempts else { return nil }
    return policy.delay(attempt: failures, retryAfter: retryAfter, fraction: Double.random(in: 0..<1))
  }

  private static func checked(_ completion: Completion, _ request: ModelRequest) -> Completion {
    guard completion.outcome == .answered else { return completion }
    if completion.content.allSatisfy(\.isWhitespace) {
      return completion.with(.empty, detail: "the answer is empty")
    }
    if let problem = request.schema?.problem(completion.content) {
      return completion.with(.invalid, detail: problem)
    }
    return completion
  }
}

extension AttemptError {
  var words: String {
    switch self {
    case .transient(let words, _), .rejected(let words): words
    case .fatal(let error): error.description
    }
  }
}

extension Completion {
  fileprivate func with(_ outcome: Outcome, detail: String) -> Completion {
    Completion(
      outcome: outcome, content: content, reasoning: reasoning, detail: detail, answeringModel: answeringModel,
      inputTokens: inputTokens, outputTokens: outputTokens)
  }
}
