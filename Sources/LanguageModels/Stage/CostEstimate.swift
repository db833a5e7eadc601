import Artifacts
import Foundation
import Ledger

/// What asking would cost, counted from the real prompts.
struct CostEstimate: Sendable, CustomStringConvertible {
  let model: String
  /// Requests that the ledger has no answer to.
  private(set) var calls = 0
  private(set) var served = 0
  /// About: four bytes a token.
  private(set) var inputTokens = 0
  private(set) var mostOutputTokens = 0
  private(set) var worst: Dollars?
  private let price: Price?
  private let isBatch: Bool
  /// Tokens of an answer, from what the model has answered before.
  private let usualOutputTokens: Double?

  init(model: String, price: Price?, isBatch: Bool = false, usualOutputTokens: Double?) {
    self.model = model
    self.price = price
    self.isBatch = isBatch
    self.usualOutputTokens = usualOutputTokens
    worst = price == nil ? nil : .zero
  }

  mutating func addServed() { served += 1 }

  mutating func add(_ request: ModelRequest) {
    calls += 1
    inputTokens += request.estimatedInputTokens
    mostOutputTokens += request.sampling.maximumReplyTokens
    if let cost = request.worstCost(price, batch: isBatch), let sum = worst { worst = sum + cost }
  }

  private var usual: Dollars? {
    guard let usualOutputTokens else { return nil }
    return price?.worstCost(
      inputTokens: inputTokens, outputTokens: Int(usualOutputTokens * Double(calls)), batch: isBatch)
  }

  private var longest: Dollars? {
    price?.worstCost(inputTokens: inputTokens, outputTokens: mostOutputTokens, batch: isBatch)
  }

  var description: String {
    var text = "\(calls) calls of \(model), \(served) answers in the ledger already\n"
    text += "  tokens: about \(inputTokens) in, at most \(mostOutputTokens) out\n"
    guard let longest, let worst else {
      return text + "  dollars: unknown, prices.yaml has no price for \(model)\n  nothing was sent"
    }
    if let usual { text += "  dollars: about \(usual), if answers are as long as this model's were so far\n" }
    text += "  dollars: about \(longest), if every answer is as long as is allowed\n"
    text += "  a --budget of \(worst) would surely be enough, bar repeated requests\n  nothing was sent"
    return text
  }
}

extension ModelStage {
  /// Walks through all requests and sends none. The ledger is only read: a run may be under way.
  func estimate() throws -> CostEstimate {
    guard FileManager.default.fileExists(atPath: access.ledger) else { return try estimate(nil) }
    return try LedgerReader.with(path: access.ledger) { try estimate($0) }
  }

  private func estimate(_ ledger: LedgerReader?) throws -> CostEstimate {
    let model = access.model
    var estimate = CostEstimate(
      model: model.label, price: access.price, isBatch: access.isBatch,
      usualOutputTokens: try ledger?.averageOutputTokens(provider: model.providerName, model: model.model))
    var seen: Set<RequestKey> = []
    var records = JSONLinesFiles<Input>(paths: inputs)
    while let input = try records.next() {
      for request in requests(for: input) {
        let key = RequestKey(canonicalRequest: request.canonical(for: model))
        guard seen.insert(key).inserted else { continue }
        if let stored = try ledger?.answer(for: key), request.schema?.problem(stored.content) == nil {
          estimate.addServed()
        } else {
          estimate.add(request)
        }
      }
    }
    return estimate
  }
}
