import Artifacts
import Ledger

/// The models that a stage asks: each with a pace of its own, all on one ledger and within one budget.
struct ModelGateways: Sendable {
  private let access: ModelAccess
  private let models: [ModelName]
  private let gateways: [ModelName: ModelGateway]
  private let connections: [ModelName: ModelConnection]
  private let ledger: Ledger
  private let run: RunID
  let spending: SpendingMeter

  /// Opens the models and their ledger for as long as `body` runs.
  ///
  /// - Parameter run: what the run is called in the ledger: the budget of one that was not finished is continued.
  /// - Throws: ``ModelError`` if a key is missing or would leave unprotected, or if a model cannot do what is asked
  ///   for; ``LedgerError``; what `body` throws.
  nonisolated(nonsending) static func with<Result>(
    _ access: ModelAccess, kinds: [RequestKind], run: String,
    body: nonisolated(nonsending) (ModelGateways) async throws -> Result
  ) async throws -> Result {
    var models: [ModelName] = []
    for kind in kinds where !models.contains(kind.model) { models.append(kind.model) }
    if access.budget != nil {
      if let model = models.first(where: { access.price(of: $0) == nil }) {
        throw ModelError.noPrice(model: model.label)
      }
      if kinds.contains(where: \.sampling.thinking.searchesWeb) { throw ModelError.unboundedSearch }
    }
    return try await connect(models[...], access, [:]) { connections in
      for kind in kinds {
        if let format = connections[kind.model]?.format, let what = format.unsupported(kind.sampling) {
          throw ModelError.unsupported(model: kind.model.label, what: what)
        }
      }
      return try await Ledger.with(path: access.ledger) { ledger in
        let run = try await ledger.startRun(named: run)
        return try await body(
          try await ModelGateways(access, models: models, connections: connections, ledger: ledger, run: run))
      }
    }
  }

  private nonisolated(nonsending) static func connect<Result>(
    _ models: ArraySlice<ModelName>, _ access: ModelAccess, _ connections: [ModelName: ModelConnection],
    body: nonisolated(nonsending) ([ModelName: ModelConnection]) async throws -> Result
  ) async throws -> Result {
    guard let model = models.first else { return try await body(connections) }
    return try await ModelConnection.with(model, access.environment, access.timeouts) { connection in
      try await connect(
        models.dropFirst(), access, connections.merging([model: connection]) { $1 }, body: body)
    }
  }

  private init(
    _ access: ModelAccess, models: [ModelName], connections: [ModelName: ModelConnection], ledger: Ledger,
    run: LedgerRun
  ) async throws {
    self.access = access
    self.models = models
    self.connections = connections
    self.ledger = ledger
    self.run = run.id
    spending = SpendingMeter()
    let budget = SharedBudget(Budget(limit: access.budget, spent: run.spent))
    var gateways: [ModelName: ModelGateway] = [:]
    for (model, connection) in connections {
      gateways[model] = ModelGateway(
        name: model, model: connection.model, ledger: ledger, settings: access.pace, price: access.price(of: model),
        budget: budget, spending: spending, run: run.id, adjusted: try await ledger.adjustments(for: model))
    }
    self.gateways = gateways
  }

  /// Brings the replies to some requests, asked at the same time.
  ///
  /// - Throws: as ``ModelGateway/ask(_:)``.
  func ask(_ requests: [StageRequest]) async throws -> [Reply] {
    try await withThrowingTaskGroup(of: (Int, Reply).self) { group in
      for (index, request) in requests.enumerated() {
        group.addTask { (index, try await gateway(of: request.kind.model).ask(request.request)) }
      }
      var replies: [Reply?] = Array(repeating: nil, count: requests.count)
      for try await (index, reply) in group { replies[index] = reply }
      return replies.compactMap(\.self)
    }
  }

  func gateway(of model: ModelName) -> ModelGateway {
    guard let gateway = gateways[model] else { preconditionFailure("\(model.label) is of no kind of the stage") }
    return gateway
  }

  /// What must be known of the answers beside what is in them, for the artifact's manifest.
  func notices() async -> [String] {
    var notices: [String] = []
    for model in models { notices += await gateways[model]?.notices() ?? [] }
    return notices
  }

  /// How many answers say that they come from a model that was not asked, by its name.
  func otherModels() async -> [String: Int] {
    var counts: [String: Int] = [:]
    for gateway in gateways.values { counts.merge(await gateway.otherModels, uniquingKeysWith: +) }
    return counts
  }

  /// Ends the run in the ledger: the next one of its name begins with a budget of its own.
  func finishRun() async throws { try await ledger.finishRun(run) }

  /// Leaves all requests of a stage with the providers' batch interfaces and waits for the answers. From then on, the
  /// ledger alone is asked.
  func collectBatches<Source: ModelStage>(
    of stage: Source, _ selection: InputSelection<Source.Input>, _ console: Console
  ) async throws {
    let collector = try await BatchCollector(
      stage: stage, selection: selection, connections: connections, ledger: ledger, run: run, console: console,
      spending: spending)
    let adjusted = try await collector.collect()
    for (model, gateway) in gateways { await gateway.askLedgerAlone(adjusted[model] ?? []) }
  }
}

extension Ledger {
  /// What a model was found to want.
  func adjustments(for model: ModelName) async throws -> Set<Adjustment> {
    Set(try await remembered(for: model.ledgerName).compactMap(Adjustment.init))
  }

  /// The first good answer; or the newest one, where the first does not pass a check that has become stricter since.
  func goodAnswer(to request: ModelRequest, _ key: RequestKey) async throws(LedgerError) -> Completion? {
    guard let first = try await answer(for: key) else { return nil }
    guard let schema = request.schema, schema.problem(first.content) != nil else { return first }
    guard let newest = try await lastCompletion(for: key), newest.outcome == .answered,
      schema.problem(newest.content) == nil
    else { return nil }
    return newest
  }
}
