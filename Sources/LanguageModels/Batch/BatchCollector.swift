import Artifacts
import Foundation
import Ledger

/// Leaves a stage's unanswered requests with the providers' batch interfaces and brings the answers into the ledger.
///
/// The ledger knows of a batch before the provider does, so that a run that is killed at any moment finds it again and
/// pays for nothing twice.
actor BatchCollector<Source: ModelStage> {
  private let stage: Source
  private let selection: InputSelection<Source.Input>
  private let ledger: Ledger
  private let run: RunID
  private let console: Console
  private let spending: SpendingMeter
  /// One for each of the stage's kinds of request.
  private var lanes: [BatchLane]
  private var adjusted: [ModelName: Set<Adjustment>]
  /// Requests that this run will not send again: refused, filtered or cut answers would come back as such.
  private var settled: Set<RequestKey> = []
  /// How often a request was sent and brought no good answer: it can be of the wrong form, and batches can expire.
  private var failures: [RequestKey: Int] = [:]
  /// The requests that are sent in this round.
  private var chosen: Set<RequestKey> = []

  private static var maximumFailures: Int { 3 }
  /// Less than the providers take, so that a batch fits into little memory while it is written.
  private static var maximumRequests: Int { 10_000 }
  private static var maximumBytes: Int { 16 << 20 }

  init(
    stage: Source, selection: InputSelection<Source.Input>, connections: [ModelName: ModelConnection], ledger: Ledger,
    run: RunID, console: Console, spending: SpendingMeter
  ) async throws {
    guard !stage.inputs.contains("-") else { throw ModelError.readTwice(option: "--batch") }
    self.stage = stage
    self.selection = selection
    self.ledger = ledger
    self.run = run
    self.console = console
    self.spending = spending
    var lanes: [BatchLane] = []
    var adjusted: [ModelName: Set<Adjustment>] = [:]
    for kind in stage.kinds {
      guard !kind.isEmbedding else {
        throw ModelError.unsupported(model: kind.model.label, what: "embeddings in batches: leave out --batch")
      }
      guard let connection = connections[kind.model], let format = connection.format, let service = connection.batches
      else { throw ModelError.noBatches(model: kind.model.label) }
      lanes.append(
        BatchLane(kind: kind, service: service, format: format, price: stage.access.price(of: kind.model)))
      adjusted[kind.model] = try await ledger.adjustments(for: kind.model)
    }
    self.lanes = lanes
    self.adjusted = adjusted
  }

  /// Leaves what can be asked with the providers, waits, and leaves what follows from the answers, until nothing
  /// follows.
  ///
  /// - Returns: what the models were found to want.
  func collect() async throws -> [ModelName: Set<Adjustment>] {
    try await resume()
    while try await submitAll() { try await finishOpenBatches() }
    return adjusted
  }

  // MARK: - Submitting

  /// What ends the work on an input whose next replies are still to come.
  private struct NotAnsweredYet: Error {}

  /// - Returns: whether any request went out.
  private func submitAll() async throws -> Bool {
    chosen = []
    var records = SelectedRecords(paths: stage.inputs, selection: selection, shard: stage.access.shard)
    while let input = try records.next()?.record {
      do {
        _ = try await stage.result(for: input) { try await self.replies(to: $0) }
      } catch is NotAnsweredYet {
        continue
      }
    }
    for index in lanes.indices where !lanes[index].isEmpty { try await submit(index) }
    return !chosen.isEmpty
  }

  /// The replies to requests, if all of them have come to their end.
  private func replies(to requests: [StageRequest]) async throws -> [Reply] {
    var replies: [Reply] = []
    for request in requests {
      let canonical = request.canonical
      let key = RequestKey(canonicalRequest: canonical)
      if let stored = try await ledger.goodAnswer(to: request.request, key) {
        replies.append(.answered(stored.content))
      } else if settled.contains(key) || failures[key, default: 0] >= Self.maximumFailures {
        let last = try await ledger.lastCompletion(for: key)
        replies.append(.unanswered(last?.outcome ?? .failed, detail: last?.detail ?? ""))
      } else if chosen.insert(key).inserted {
        try await leave(request, key, canonical)
      }
    }
    guard replies.count == requests.count else { throw NotAnsweredYet() }
    return replies
  }

  private func leave(_ request: StageRequest, _ key: RequestKey, _ canonical: JSONObject) async throws {
    guard let index = lanes.firstIndex(where: { $0.kind.name == request.kind.name }) else {
      preconditionFailure("\(request.kind.name) is no kind of the stage")
    }
    let body = lanes[index].format.body(request.request, adjusted[request.kind.model] ?? [])
    let size = JSONValue.object(body).encoded().count
    let lane = lanes[index]
    if lane.requests.count == Self.maximumRequests || lane.byteCount + size > Self.maximumBytes, !lane.isEmpty {
      try await submit(index)
    }
    lanes[index].add(
      (key, canonical, request.request.worstCost(lane.price, batch: true)), body: body, byteCount: size)
  }

  private func submit(_ index: Int) async throws {
    let lane = lanes[index]
    lanes[index].clear()
    let worst = lane.requests.reduce(Dollars.zero) { $0 + ($1.worstCost ?? .zero) }
    if let limit = stage.access.budget {
      let spent = try await ledger.spent(in: run)
      if spent + worst > limit { throw ModelError.budgetReached(limit: limit, spent: spent, next: worst) }
    }
    let batch = try await ledger.prepareBatch(model: lane.label, requests: lane.requests, run: run)
    let named = zip(lane.requests, lane.bodies).map { BatchRequest(id: batch.requestName($0.0.key), body: $0.1) }
    do throws(BatchFailure) {
      let remote = try await lane.service.submit(named, nonce: batch.nonce)
      try await known(batch, remote)
    } catch {
      // One that may have arrived stays open in the ledger: the next run looks for it.
      if !error.isUncertain { try await close(batch, "the provider did not take the batch: \(error.words)") }
      throw error.error
    }
    console.say("\(Source.name): left a batch of \(lane.requests.count) requests with the provider")
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
  private func resume() async throws {
    let open = try await openBatches()
    if !open.isEmpty { console.say("\(Source.name): going on with \(open.count) batches of an earlier run") }
    for (lane, batch) in open where batch.remoteID == nil {
      do throws(BatchFailure) {
        let remote = try await lane.service.find(
          nonce: batch.nonce, requestCount: batch.requestCount, notBefore: batch.preparedAt)
        if let remote { try await known(batch, remote) } else { try await forget(batch) }
      } catch {
        throw error.error
      }
    }
    try await finishOpenBatches()
  }

  private func openBatches() async throws -> [(lane: BatchLane, batch: LedgerBatch)] {
    var open: [(BatchLane, LedgerBatch)] = []
    for lane in lanes { open += try await ledger.openBatches(for: lane.label).map { (lane, $0) } }
    return open
  }

  private func forget(_ batch: LedgerBatch) async throws(BatchFailure) {
    do {
      try await close(batch, "the batch never reached the provider")
    } catch {
      throw BatchFailure(words: String(describing: error))
    }
  }

  private func finishOpenBatches() async throws {
    var open = try await openBatches()
    let total = open.reduce(0) { $0 + $1.batch.requestCount }
    var progress = console.progress(Source.name, unit: "requests in batches", total: total)
    var finished = 0
    var pause = Duration.seconds(1)
    while !open.isEmpty {
      var done = 0
      var remaining: [(lane: BatchLane, batch: LedgerBatch)] = []
      for (lane, batch) in open {
        guard let remote = batch.remoteID else { continue }
        switch try await status(lane, remote) {
        case .working(let count, _):
          done += count
          remaining.append((lane, batch))
        case .ended:
          try await take(lane, batch, remote)
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

  private func status(_ lane: BatchLane, _ remote: String) async throws -> BatchStatus {
    do throws(BatchFailure) {
      return try await lane.service.status(of: remote)
    } catch {
      throw error.error
    }
  }

  private func take(_ lane: BatchLane, _ batch: LedgerBatch, _ remote: String) async throws {
    let attempts = try await ledger.openAttempts(of: batch.id)
    let intake = BatchIntake()
    let names = Dictionary(attempts.map { (batch.requestName($0.key), $0) }) { first, _ in first }
    let (format, price, schema, spending, ledger) = (lane.format, lane.price, lane.kind.schema, spending, ledger)
    let model = lane.kind.model
    let possible = format.adjustments.filter { adjusted[model]?.contains($0) != true }
    try await lane.service.results(of: remote) { result in
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
      if completion.outcome == .answered { intake.answered(key) }
      if [.refused, .filtered, .cut].contains(completion.outcome) { intake.settle(key) }
      try await ledger.finish(attempt, completion, cost: cost)
    }
    settled.formUnion(intake.settled)
    let answered = intake.answered
    for (key, _) in attempts where !answered.contains(key) { failures[key, default: 0] += 1 }
    for wish in intake.wishes where adjusted[model, default: []].insert(wish).inserted {
      try await ledger.remember(wish.rawValue, for: model.ledgerName)
    }
    try await close(batch, "the provider's results lack this request")
  }
}

extension LedgerBatch {
  /// What a request is called in this batch: the batch's own mark and the head of the request's key.
  fileprivate func requestName(_ key: RequestKey) -> String { "\(nonce)-\(key.sha256.prefix(47))" }
}
