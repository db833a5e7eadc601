import Artifacts
import Foundation
import Ledger

/// Leaves a stage's unanswered requests with a provider's batch interface and brings the answers into the ledger.
///
/// The ledger knows of a batch before the provider does, so that a run that is killed at any moment finds it again and
/// pays for nothing twice.
struct BatchCollector<Source: ModelStage> {
  let stage: Source
  let service: any BatchService
  let format: any WireFormat
  let ledger: Ledger
  let run: RunID
  let console: Console
  let price: Price?
  let spending: SpendingMeter
  private var adjusted: Set<Adjustment>
  /// Requests that this run will not send again: refused, filtered or cut answers would come back as such.
  private var settled: Set<RequestKey> = []

  /// How often what is not answered is sent: answers can be of the wrong form, and batches can expire.
  private static var maximumRounds: Int { 3 }
  /// Less than the providers take, so that a batch fits into little memory while it is written.
  private static var maximumRequests: Int { 10_000 }
  private static var maximumBytes: Int { 16 << 20 }

  private var model: ModelName { stage.access.model }
  /// Another stage that asks the same model has batches of its own.
  private var label: String { "\(Source.name) \(model.ledgerName)" }

  init(
    stage: Source, service: any BatchService, format: any WireFormat, ledger: Ledger, run: RunID, console: Console,
    spending: SpendingMeter, adjusted: Set<Adjustment>
  ) {
    self.stage = stage
    self.service = service
    self.format = format
    self.ledger = ledger
    self.run = run
    self.console = console
    price = stage.access.price
    self.spending = spending
    self.adjusted = adjusted
  }

  /// - Returns: what the model was found to want.
  mutating func collect() async throws -> Set<Adjustment> {
    try await resume()
    for _ in 0..<Self.maximumRounds {
      guard try await submitAll() > 0 else { break }
      try await finishOpenBatches()
    }
    return adjusted
  }

  // MARK: - Submitting

  /// - Returns: how many requests went out.
  private mutating func submitAll() async throws -> Int {
    var seen: Set<RequestKey> = []
    var pending: [(key: RequestKey, request: JSONObject, worstCost: Dollars?)] = []
    var bodies: [JSONObject] = []
    var byteCount = 0
    var submitted = 0
    var records = JSONLinesFiles<Source.Input>(paths: stage.inputs)
    while let input = try records.next() {
      for request in stage.requests(for: input) {
        let canonical = request.canonical(for: model)
        let key = RequestKey(canonicalRequest: canonical)
        guard seen.insert(key).inserted, !settled.contains(key), try await ledger.answer(for: key) == nil else {
          continue
        }
        let body = format.body(request, adjusted)
        let size = JSONValue.object(body).encoded().count
        if pending.count == Self.maximumRequests || byteCount + size > Self.maximumBytes, !pending.isEmpty {
          submitted += try await submit(pending, bodies)
          (pending, bodies, byteCount) = ([], [], 0)
        }
        pending.append((key, canonical, request.worstCost(price, batch: true)))
        bodies.append(body)
        byteCount += size
      }
    }
    return pending.isEmpty ? submitted : submitted + (try await submit(pending, bodies))
  }

  private mutating func submit(
    _ requests: [(key: RequestKey, request: JSONObject, worstCost: Dollars?)], _ bodies: [JSONObject]
  ) async throws -> Int {
    let worst = requests.reduce(Dollars.zero) { $0 + ($1.worstCost ?? .zero) }
    if let limit = stage.access.budget {
      let spent = try await ledger.spent(in: run)
      if spent + worst > limit { throw ModelError.budgetReached(limit: limit, spent: spent, next: worst) }
    }
    let batch = try await ledger.prepareBatch(model: label, requests: requests, run: run)
    let named = zip(requests, bodies).map { BatchRequest(id: batch.requestName($0.0.key), body: $0.1) }
    do throws(BatchFailure) {
      let remote = try await service.submit(named, nonce: batch.nonce)
      try await known(batch, remote)
    } catch {
      // One that may have arrived stays open in the ledger: the next run looks for it.
      if !error.isUncertain { try await close(batch, "the provider did not take the batch: \(error.words)") }
      throw error.error
    }
    console.say("\(Source.name): left a batch of \(requests.count) requests with the provider")
    return requests.count
  }

  private func known(_ batch: LedgerBatch, _ remote: String) async throws(BatchFailure) {
    do {
      try await ledger.submitted(batch.id, remoteID: remote)
    } catch {
      throw BatchFailure(words: String(describing: error), isUncertain: true)
    }
  }

  private func close(_ batch: LedgerBatch, _ detail: String) async throws {
    try await ledger.close(batch.id, outcome: .failed, detail: detail)
  }

  // MARK: - Collecting

  /// Goes on with the batches of a run that was interrupted.
  private mutating func resume() async throws {
    let batches = try await ledger.openBatches(for: label)
    if !batches.isEmpty { console.say("\(Source.name): going on with \(batches.count) batches of an earlier run") }
    for batch in batches where batch.remoteID == nil {
      do throws(BatchFailure) {
        let remote = try await service.find(
          nonce: batch.nonce, requestCount: batch.requestCount, notBefore: batch.preparedAt)
        if let remote { try await known(batch, remote) } else { try await forget(batch) }
      } catch {
        throw error.error
      }
    }
    try await finishOpenBatches()
  }

  private func forget(_ batch: LedgerBatch) async throws(BatchFailure) {
    do {
      try await close(batch, "the batch never reached the provider")
    } catch {
      throw BatchFailure(words: String(describing: error))
    }
  }

  private mutating func finishOpenBatches() async throws {
    var open = try await ledger.openBatches(for: label)
    let total = open.reduce(0) { $0 + $1.requestCount }
    var progress = console.progress(Source.name, unit: "requests in batches", total: total)
    var finished = 0
    var pause = Duration.seconds(1)
    while !open.isEmpty {
      var done = 0
      var remaining: [LedgerBatch] = []
      for batch in open {
        guard let remote = batch.remoteID else { continue }
        switch try await status(remote) {
        case .working(let count, _):
          done += count
          remaining.append(batch)
        case .ended:
          try await take(batch, remote)
          finished += batch.requestCount
        case .failed(let words):
          try await close(batch, words)
          throw ModelError.batchFailed(words: words)
        }
      }
      progress.update(done: finished + done, detail: spending.reading.words ?? "")
      open = remaining
      if !open.isEmpty {
        try await Task.sleep(for: pause)
        pause = min(pause * 2, .seconds(60))
      }
    }
    progress.finish()
  }

  private func status(_ remote: String) async throws -> BatchStatus {
    do throws(BatchFailure) {
      return try await service.status(of: remote)
    } catch {
      throw error.error
    }
  }

  private mutating func take(_ batch: LedgerBatch, _ remote: String) async throws {
    let attempts = try await ledger.openAttempts(of: batch.id)
    let intake = BatchIntake()
    let names = Dictionary(attempts.map { (batch.requestName($0.key), $0) }) { first, _ in first }
    let (format, price, schema, spending, ledger) = (format, price, stage.schema, spending, ledger)
    let possible = format.adjustments.filter { !adjusted.contains($0) }
    try await service.results(of: remote) { result in
      guard let (key, attempt) = names[result.id], intake.isNew(key) else { return }
      let completion: Completion
      switch result.content {
      case .reply(let reply):
        do {
          completion = try format.completion(reply).checked(schema)
        } catch {
          completion = Completion(
            outcome: .invalid, detail: "the reply cannot be read: \(error)",
            rawReply: JSONValue.object(reply).encoded())
        }
      case .failure(let failure):
        if case .wants(let wish) = failure.kind(possible: possible) { intake.add(wish) }
        completion = Completion(outcome: .failed, detail: "HTTP \(failure.status): \(failure.words)")
      case .expired:
        completion = Completion(outcome: .failed, detail: "the batch expired before the provider came to this request")
      }
      let cost = completion.cost(price, batch: true)
      if completion.mayBePaid { spending.called(cost: cost) }
      if [.refused, .filtered, .cut].contains(completion.outcome) { intake.settle(key) }
      try await ledger.finish(attempt, completion, cost: cost)
    }
    settled.formUnion(intake.settled)
    for wish in intake.wishes where adjusted.insert(wish).inserted {
      try await ledger.remember(wish.rawValue, for: model.ledgerName)
    }
    try await close(batch, "the provider's results lack this request")
  }
}

extension LedgerBatch {
  /// What a request is called in this batch: the batch's own mark and the head of the request's key.
  fileprivate func requestName(_ key: RequestKey) -> String { "\(nonce)-\(key.sha256.prefix(47))" }
}
