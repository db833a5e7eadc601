import Artifacts
import HTTPSupport
package import Ledger

/// What asking brought.
package enum Reply: Sendable, Equatable {
  case answered(String)
  case unanswered(Outcome, detail: String)
}

/// Everything that asks a model goes through here: the ledger first, then the model, within pace and budget, and the
/// ledger again before anybody sees the answer.
package actor ModelGateway {
  let name: ModelName
  private let model: any LanguageModel
  private let ledger: Ledger
  private let settings: PaceSettings
  private let price: Price?
  private let run: RunID
  private let pacer: Pacer
  private let budget: SharedBudget
  nonisolated let spending: SpendingMeter
  private var retries = RetryBudget()
  private var adjusted: Set<Adjustment>
  private var inFlight: [RequestKey: Task<Fetched, any Error>] = [:]
  /// Why nothing is sent any more.
  private var end: ModelError?
  /// How many answers say that they come from another model, by its name.
  private(set) var otherModels: [String: Int] = [:]
  /// Whether all that can be had is in the ledger already: batches brought it.
  private var isLedgerAll = false

  /// How long calls under way may go on after the run was stopped: what they bring is paid for.
  private static let grace = Duration.seconds(4)

  init(
    name: ModelName, model: any LanguageModel, ledger: Ledger, settings: PaceSettings, price: Price?,
    budget: SharedBudget, spending: SpendingMeter, run: RunID, adjusted: Set<Adjustment>
  ) {
    self.name = name
    self.model = model
    self.ledger = ledger
    self.settings = settings
    self.price = price
    self.run = run
    self.budget = budget
    self.spending = spending
    self.adjusted = adjusted
    pacer = Pacer(settings)
  }

  /// Brings the answer to a request, from the ledger if it was ever received.
  ///
  /// Two requests with one key at the same time are one call.
  ///
  /// - Throws: ``ModelError`` where going on makes no sense (no permission, no server, no money), ``LedgerError``, and
  ///   `CancellationError`. Calls under way when the task is cancelled have a few seconds to end.
  package func ask(_ request: ModelRequest) async throws -> Reply {
    let canonical = request.canonical(for: name)
    let key = RequestKey(canonicalRequest: canonical)
    if let running = inFlight[key] { return noted(try await running.value) }
    // Not a child of the asking task: what was sent is paid for, and must reach the ledger though nobody waits for it.
    let task = Task { try await fetch(request, key, canonical) }
    inFlight[key] = task
    defer { inFlight[key] = nil }
    return try await withTaskCancellationHandler {
      noted(try await task.value)
    } onCancel: {
      task.cancel()
    }
  }

  /// What must be known of the answers beside what is in them, for the artifact's manifest.
  package func notices() -> [String] {
    let wishes = Adjustment.allCases.filter(adjusted.contains).compactMap(\.notice).map { "\(name.label) \($0)" }
    let strangers = otherModels.keys.sorted().map { "answers say that they come from another model, \"\($0)\"" }
    return wishes + strangers
  }

  /// From now on, what the ledger does not have is not asked for: batches brought all that can be had.
  func askLedgerAlone(_ adjusted: Set<Adjustment>) {
    isLedgerAll = true
    self.adjusted.formUnion(adjusted)
  }

  /// A reply, and the model that says it gave it where that is another one.
  private struct Fetched {
    let reply: Reply
    var otherModel: String?
  }

  /// Counts for each who asked, so that the numbers do not depend on what was under way at the same time.
  private func noted(_ fetched: Fetched) -> Reply {
    if let model = fetched.otherModel { otherModels[oneLine(model, or: "without a name"), default: 0] += 1 }
    return fetched.reply
  }

  private func fetch(_ request: ModelRequest, _ key: RequestKey, _ canonical: JSONObject) async throws -> Fetched {
    if let stored = try await ledger.goodAnswer(to: request, key) {
      spending.served()
      return Fetched(reply: .answered(stored.content), otherModel: otherModel(stored))
    }
    if isLedgerAll {
      let last = try await ledger.lastCompletion(for: key)
      return Fetched(reply: .unanswered(last?.outcome ?? .failed, detail: last?.detail ?? "it was not asked"))
    }
    var request = request
    var failures = 0
    var badAnswers = 0
    while true {
      let completion = try await attempt(request, key, canonical, request.worstCost(price))
      switch completion.next {
      case .reply(.answered):
        return Fetched(reply: .answered(completion.content), otherModel: completion.otherModel)
      case .reply(let outcome): return Fetched(reply: .unanswered(outcome, detail: completion.detail))
      case .askAgain:
        badAnswers += 1
        if badAnswers >= settings.maximumBadAnswers {
          return Fetched(reply: .unanswered(completion.outcome, detail: completion.detail))
        }
        // The same words would bring the same answer where chance has no part in it.
        if completion.outcome == .invalid, !completion.content.isEmpty {
          request.repair = Repair(answer: completion.content, problem: oneLine(completion.detail, or: "it is invalid"))
        }
      case .askOtherwise, .askSlower: continue
      case .tryAgain(let retryAfter):
        failures += 1
        guard failures < settings.maximumAttempts, retries.spend() else {
          return Fetched(reply: .unanswered(completion.outcome, detail: completion.detail))
        }
        try await Task.sleep(
          for: settings.backOff.delay(attempt: failures, retryAfter: retryAfter, fraction: Double.random(in: 0..<1)))
      }
    }
  }

  /// What came of one attempt, as the ledger has it, and what follows.
  fileprivate struct Attempted {
    enum Next {
      case reply(Outcome)
      /// The answer was of no use: another may be better.
      case askAgain
      /// The model wants the request written otherwise.
      case askOtherwise
      /// The provider wants less speed: the pacer sees to it.
      case askSlower
      case tryAgain(retryAfter: Duration?)
    }

    let next: Next
    let outcome: Outcome
    let content: String
    let detail: String
    let otherModel: String?
  }

  private func attempt(
    _ request: ModelRequest, _ key: RequestKey, _ canonical: JSONObject, _ worst: Dollars?
  ) async throws -> Attempted {
    do {
      try await budget.reserve(worst ?? .zero)
    } catch let error as ModelError {
      throw stop(error)
    }
    var actual = Dollars.zero
    defer { budget.settle(worst ?? .zero, actual: actual) }
    if let end { throw end }
    // While a request waits for its turn, its intent reaches the disk: a turn is then nothing but the call.
    let attempt = try await ledger.begin(key, request: canonical, run: run, worstCost: worst)
    var ending = Pace.Ending.other
    var limits = RateLimitHeaders.none
    let ticket: Pace.Ticket
    do {
      ticket = try await pacer.admit(tokens: request.estimatedTokens)
    } catch {
      try await ledger.finish(attempt, Completion(outcome: .failed, detail: "stopped before it was sent"), cost: .zero)
      throw error
    }
    if let end {
      _ = await pacer.ended(ticket, ending)
      try await ledger.finish(attempt, Completion(outcome: .failed, detail: "stopped before it was sent"), cost: .zero)
      await pacer.stored()
      throw end
    }
    let result = await send(request)
    let completion: Completion
    let next: Attempted.Next
    var failure: AttemptFailure?
    switch result {
    case .replied(let reply, let told):
      (completion, limits, ending) = (reply.checked(request.schema), told, .answered)
      next = completion.outcome == .empty || completion.outcome == .invalid ? .askAgain : .reply(completion.outcome)
      retries.earn()
    case .failed(let failed):
      failure = failed
      (completion, limits, ending) = (failed.completion, failed.limits, failed.ending)
      next = failed.next
    }
    let isHopeless = await pacer.ended(ticket, ending, limits: limits)
    let cost = completion.cost(price)
    actual = cost ?? (completion.mayBePaid ? worst ?? .zero : .zero)
    if completion.mayBePaid { spending.called(cost: cost ?? worst) }
    try await ledger.finish(attempt, completion, cost: cost)
    await pacer.stored()
    switch failure?.kind {
    case .fatal(let error)?: throw stop(error)
    case .wants(let adjustment)? where adjusted.insert(adjustment).inserted:
      try await ledger.remember(adjustment.rawValue, for: name.ledgerName)
    default: break
    }
    if isHopeless {
      throw stop(
        failure?.kind == .rejected
          ? .rejectsEverything(words: completion.detail ?? "") : .unavailable(words: completion.detail ?? ""))
    }
    return Attempted(
      next: next, outcome: completion.outcome, content: completion.content, detail: completion.detail ?? "",
      otherModel: otherModel(completion))
  }

  /// Sends, and lets what was sent come to its end for a while when the run is stopped.
  private func send(_ request: ModelRequest) async -> Attempt {
    let (model, adjusted) = (model, adjusted)
    let sending = Task { await model.attempt(request, adjusted) }
    return await withTaskCancellationHandler {
      await sending.value
    } onCancel: {
      Task {
        try? await Task.sleep(for: Self.grace)
        sending.cancel()
      }
    }
  }

  private func stop(_ error: ModelError) -> ModelError {
    end = end ?? error
    return error
  }

  private func otherModel(_ completion: Completion) -> String? {
    completion.answeringModel.flatMap { name.isSame(as: $0) ? nil : $0 }
  }
}

extension AttemptFailure {
  fileprivate var completion: Completion {
    switch kind {
    case .garbled: Completion(outcome: .invalid, detail: words, rawReply: rawReply)
    case .lost: Completion(outcome: .unknown, detail: words, rawReply: rawReply)
    case .notSent, .throttled, .serverError, .rejected, .wants, .fatal: Completion(outcome: .failed, detail: words)
    }
  }

  fileprivate var ending: Pace.Ending {
    switch kind {
    case .throttled: .throttled(retryAfter: retryAfter)
    case .notSent, .lost, .serverError, .garbled: .failed(retryAfter: retryAfter)
    case .rejected: .rejected
    case .wants, .fatal: .other
    }
  }

  fileprivate var next: ModelGateway.Attempted.Next {
    switch kind {
    case .notSent, .lost, .serverError: .tryAgain(retryAfter: retryAfter)
    case .garbled: .askAgain
    case .throttled: .askSlower
    case .rejected, .fatal: .reply(.failed)
    case .wants: .askOtherwise
    }
  }
}
