import Artifacts
import Ledger

extension ModelGateway {
  /// Opens a model and its ledger for as long as `body` runs.
  ///
  /// - Parameter run: what the run is called in the ledger: the budget of one that was not finished is continued.
  /// - Throws: ``ModelError`` if a key is missing or would leave unprotected, or if the model cannot do what is asked
  ///   for; ``LedgerError``; what `body` throws.
  nonisolated(nonsending) static func with<Result>(
    _ access: ModelAccess, sampling: Sampling, run: String,
    body: nonisolated(nonsending) (ModelGateway, ModelConnection) async throws -> Result
  ) async throws -> Result {
    if access.budget != nil {
      if access.price == nil { throw ModelError.noPrice(model: access.model.label) }
      if sampling.thinking.searchesWeb { throw ModelError.unboundedSearch }
    }
    return try await ModelConnection.with(access) { connection in
      if let format = connection.format, let what = format.unsupported(sampling) {
        throw ModelError.unsupported(model: access.model.label, what: what)
      }
      return try await Ledger.with(path: access.ledger) { ledger in
        let run = try await ledger.startRun(named: run)
        let adjusted = try await ledger.remembered(for: access.model.ledgerName).compactMap(Adjustment.init)
        let gateway = ModelGateway(
          name: access.model, model: connection.model, ledger: ledger, settings: access.pace, price: access.price,
          budget: Budget(limit: access.budget, spent: run.spent), run: run.id, adjusted: Set(adjusted))
        return try await body(gateway, connection)
      }
    }
  }
}

extension ModelName {
  /// The name under which the ledger remembers what the model wants.
  var ledgerName: String { "\(providerName):\(model)" }

  /// Whether a model that calls itself by another name is this one: a dated snapshot of it, or the same under a
  /// vendor's name.
  func isSame(as other: String) -> Bool {
    func lastPart(_ name: String) -> Substring {
      let bare = name.split(separator: "/").last ?? ""
      return bare
    }
    let (mine, its) = (lastPart(model.lowercased()), lastPart(other.lowercased()))
    return mine == its || its.hasPrefix(mine + "-") || mine.hasPrefix(its + "-") || its.hasPrefix(mine + ":")
  }
}
