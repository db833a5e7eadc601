import Artifacts
import Foundation
import Ledger

/// What asking would cost, counted from the real prompts.
package struct CostEstimate: Sendable, CustomStringConvertible {
  /// What one kind of request would cost.
  private struct Line {
    let kind: RequestKind
    let price: Price?
    let isBatch: Bool
    /// Tokens of an answer, from what the model has answered before.
    let usualOutputTokens: Double?
    /// Requests that the ledger has no answer to.
    var calls = 0
    var served = 0
    /// Whether some of the calls follow from answers that are not there yet.
    var isGuessed = false
    /// About: four bytes a token.
    var inputTokens = 0
    var mostOutputTokens = 0
    var worst = Dollars.zero

    var usual: Dollars? {
      guard let usualOutputTokens else { return nil }
      return price?.worstCost(
        inputTokens: inputTokens, outputTokens: Int(usualOutputTokens * Double(calls)), batch: isBatch)
    }

    var longest: Dollars? {
      price?.worstCost(inputTokens: inputTokens, outputTokens: mostOutputTokens, batch: isBatch)
    }
  }

  private var lines: [Line]

  /// - Parameter usualOutputTokens: the tokens of an answer of a model, on the average of what it has answered before.
  init(
    _ kinds: [RequestKind], _ access: ModelAccess, usualOutputTokens: (ModelName) throws -> Double?
  ) rethrows {
    lines = try kinds.map { kind in
      Line(
        kind: kind, price: access.price(of: kind.model), isBatch: access.isBatch,
        usualOutputTokens: try usualOutputTokens(kind.model))
    }
  }

  mutating func addServed(_ request: StageRequest) { change(request) { $0.served += 1 } }

  /// - Parameter isGuessed: whether it follows from an answer that is not there yet.
  mutating func add(_ request: StageRequest, isGuessed: Bool) {
    change(request) { line in
      line.calls += 1
      line.isGuessed = line.isGuessed || isGuessed
      line.inputTokens += request.request.estimatedInputTokens
      line.mostOutputTokens += request.request.sampling.maximumReplyTokens
      if let cost = request.request.worstCost(line.price, batch: line.isBatch) { line.worst = line.worst + cost }
    }
  }

  private mutating func change(_ request: StageRequest, _ change: (inout Line) -> Void) {
    for index in lines.indices where lines[index].kind.name == request.kind.name { change(&lines[index]) }
  }

  private func sum(_ dollars: (Line) -> Dollars?) -> Dollars? {
    lines.filter { $0.calls > 0 }.reduce(Optional(.zero)) { sum, line in
      guard let sum, let more = dollars(line) else { return nil }
      return sum + more
    }
  }

  package var description: String {
    let lines = lines.filter { $0.calls + $0.served > 0 || $0.kind.name == self.lines.first?.kind.name }
    let isGuessed = lines.contains(where: \.isGuessed)
    var text = lines.map { line in
      let about = line.isGuessed ? "about " : ""
      let what = lines.count > 1 ? " to \(line.kind.name)" : ""
      return
        "\(about)\(line.calls) calls of \(line.kind.model.label)\(what), \(line.served) answers in the ledger already"
    }.joined(separator: "\n  ")
    if isGuessed {
      text += "\n  what follows from answers that are not there yet is reckoned as if the offline model had given them"
    }
    let inputTokens = lines.reduce(0) { $0 + $1.inputTokens }
    let mostOutputTokens = lines.reduce(0) { $0 + $1.mostOutputTokens }
    // What is paid for embeddings is the texts alone.
    let isAnswered = !lines.allSatisfy(\.kind.isEmbedding)
    text += "\n  tokens: about \(inputTokens) in" + (isAnswered ? ", at most \(mostOutputTokens) out\n" : "\n")
    guard let longest = sum(\.longest) else {
      let unknown = lines.first { $0.calls > 0 && $0.price == nil }?.kind.model.label ?? ""
      return text + "  dollars: unknown, prices.yaml has no price for \(unknown)\n  nothing was sent"
    }
    if isAnswered, let usual = sum(\.usual) {
      text += "  dollars: about \(usual), if answers are as long as this model's were so far\n"
    }
    text += "  dollars: about \(longest)" + (isAnswered ? ", if every answer is as long as is allowed\n" : "\n")
    let worst = lines.reduce(Dollars.zero) { $0 + $1.worst }
    let surely = isGuessed ? "probably" : "surely"
    text += "  a --budget of \(worst) would \(surely) be enough, bar repeated requests\n  nothing was sent"
    return text
  }
}

extension ModelStage {
  /// Walks through all requests and sends none. The ledger is only read: a run may be under way.
  package func estimate() async throws -> CostEstimate {
    guard !inputs.contains("-") else { throw ModelError.readTwice(option: "--estimate") }
    guard FileManager.default.fileExists(atPath: access.ledger) else { return try await Estimator(self, nil).walk() }
    return try await LedgerReader.whileOpen(path: access.ledger) { try await Estimator(self, $0).walk() }
  }
}

/// Counts what a stage would ask, with the offline model's answers in place of those that are still to come.
private actor Estimator<Source: ModelStage> {
  private let stage: Source
  private let ledger: LedgerReader?
  private var estimate: CostEstimate
  private var seen: Set<RequestKey> = []
  /// Whether an answer of the input that is looked at now was put in place of a real one.
  private var isGuessing = false

  init(_ stage: Source, _ ledger: LedgerReader?) throws {
    self.stage = stage
    self.ledger = ledger
    estimate = try CostEstimate(stage.kinds, stage.access) { model in
      try ledger?.averageOutputTokens(provider: model.providerName, model: model.model)
    }
  }

  func walk() async throws -> CostEstimate {
    var records = SelectedRecords(
      paths: stage.inputs, selection: try stage.selection(), shard: stage.access.shard)
    while let input = try records.next()?.record {
      isGuessing = false
      _ = try await stage.result(for: input) { try await self.replies(to: $0) }
    }
    return estimate
  }

  private func replies(to requests: [StageRequest]) throws -> [Reply] {
    let isGuessed = isGuessing
    return try requests.map { request in
      let key = request.key
      let isNew = seen.insert(key).inserted
      if let stored = try ledger?.answer(for: key), request.kind.schema?.problem(stored.content) == nil {
        if isNew { estimate.addServed(request) }
        return .answered(stored.content)
      }
      if isNew { estimate.add(request, isGuessed: isGuessed) }
      isGuessing = true
      return .answered(request.request.offlineAnswer())
    }
  }
}
