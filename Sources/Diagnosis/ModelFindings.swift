package import LanguageModels

/// What is to be told of the models that a pipeline asks, each once.
package struct ModelFindings {
  /// A model, with the stages that ask it.
  private struct Use {
    let access: ModelAccess
    var stages: [String]
    var hasBudget: Bool

    var name: ModelName { access.model }
    /// As it is in the file, which a server's address is part of.
    var shown: String {
      if case .compatible(let address) = name.provider { "\(name.model) at \(address)" } else { name.label }
    }
  }

  private let uses: [Use]

  package init(_ models: [AskedModel]) {
    var uses: [Use] = []
    for model in models {
      let hasBudget = model.access.budget != nil
      if let place = uses.firstIndex(where: { $0.name == model.access.model }) {
        if !uses[place].stages.contains(model.stage) { uses[place].stages.append(model.stage) }
        uses[place].hasBudget = uses[place].hasBudget || hasBudget
      } else {
        uses.append(Use(access: model.access, stages: [model.stage], hasBudget: hasBudget))
      }
    }
    self.uses = uses
  }

  package var names: [ModelName] { uses.map(\.name) }

  /// Asks all servers at once.
  ///
  /// - Parameter limit: how long each request may take in all.
  package func standings(limit: Duration = .seconds(10)) async -> [ModelName: ModelStanding] {
    await withTaskGroup(of: (ModelName, ModelStanding).self) { group in
      for use in uses {
        let (name, environment) = (use.name, use.access.environment)
        group.addTask { (name, await ModelProbe.standing(of: name, environment: environment, limit: limit)) }
      }
      return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
  }

  package func findings(_ standings: [ModelName: ModelStanding]) -> [Finding] {
    uses.flatMap { use in
      let standing = standings[use.name].map { [finding($0, use)] } ?? []
      return standing + (priceFinding(use).map { [$0] } ?? [])
    }
  }

  private func finding(_ standing: ModelStanding, _ use: Use) -> Finding {
    let model = use.shown
    let stages = "(\(use.stages.joined(separator: ", ")))"
    switch standing {
    case .offline:
      return Finding(.ok, "\(model), the built-in model \(stages): needs nothing")
    case .served:
      return Finding(.ok, "\(model) \(stages): its server answers and has it")
    case .notServed(let others, let count):
      let more = count > others.count ? " and \(count - others.count) more" : ""
      let known = others.isEmpty ? "no model at all" : others.joined(separator: ", ") + more
      return Finding(
        .wrong,
        "\(model) \(stages): its server answers and does not have it. It has: \(known). Name one of its models.",
        isConfiguration: true)
    case .servedAs(let other):
      return Finding(
        .warning,
        "\(model) \(stages): its server has \(other) alone, and asks that whatever the name is. Name it so, or the "
          + "artifacts will tell another model than was asked.")
    case .untold:
      return Finding(
        .warning,
        "\(model) \(stages): its server answers, but does not tell its models. Make sure of the name yourself.")
    case .unasked:
      return Finding(
        .note,
        "\(model) \(stages): key and region are set. Bedrock tells nothing that is not paid for, so the model is not "
          + "looked for.")
    case .refused(let words):
      return Finding(
        .wrong, "\(model) \(stages): its server refuses the key: \(words). Check the key and what it permits.")
    case .silent(let words):
      return Finding(
        .wrong, "\(model) \(stages): its server does not answer: \(words). Start the server, or mend the address.")
    case .unclear(let words):
      return Finding(
        .wrong,
        "\(model) \(stages): its server does not answer as such a server does: \(words). Check the address; if it is "
          + "right, try again later.")
    case .misconfigured(let error):
      let finding = Finding(error)
      switch error {
      case .missingKey, .missingRegion: return Finding(.missing, finding.text, isConfiguration: true)
      default: return finding
      }
    }
  }

  private func priceFinding(_ use: Use) -> Finding? {
    guard !use.name.isOffline else { return nil }
    if use.access.price(of: use.name) != nil { return Finding(.ok, "\(use.shown): its price is known") }
    let remedy = "Add it to prices.yaml in a folder and name the folder with \"data\"."
    return use.hasBudget
      ? Finding(
        .wrong, "\(use.shown): its price is not known, so its budget cannot be kept. \(remedy)", isConfiguration: true)
      : Finding(.warning, "\(use.shown): its price is not known, so nobody can say what it will cost. \(remedy)")
  }
}
