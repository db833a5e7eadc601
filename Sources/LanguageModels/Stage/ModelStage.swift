package import Artifacts
import Foundation
package import Ledger
import Parallelism

/// A stage that asks a model: records in, requests about each, records out.
package protocol ModelStage: Sendable {
  associatedtype Input: JSONRecord & Sendable

  /// The stage's name in manifests and messages.
  static var name: String { get }
  /// What a person calls the inputs, in the plural.
  static var unit: String { get }

  var inputs: [String] { get }
  var output: String { get }
  var access: ModelAccess { get }
  var sampling: Sampling { get }
  /// The form of every answer; `nil` for free text.
  var schema: AnswerSchema? { get }
  /// All that decides the result besides model, sampling and inputs.
  var parameters: JSONObject { get }
  var data: [DataFile] { get }

  func requests(for input: Input) -> [ModelRequest]

  /// Writes what the replies to one input's requests make.
  ///
  /// - Parameter replies: one for each request, in their order.
  /// - Returns: how many of ``made`` they make.
  func write(_ input: Input, _ replies: [Reply], to output: ArtifactOutput, _ summary: inout StageSummary) throws -> Int

  /// What a person calls that which the stage makes, in the plural.
  static var made: String { get }
}

extension ModelStage {
  package func run(_ options: RunOptions) async throws -> StageOutcome {
    if access.mode == .estimate {
      let estimate = try estimate()
      options.console.say("\(Self.name): \(estimate)")
      return .planned
    }
    var all: JSONObject = ["model": .string(access.model.label)]
    all.append(contentsOf: parameters)
    all.append(contentsOf: sampling.json)
    let stage = Stage(Self.name, parameters: all, inputs: inputs, data: data, outputs: [output])
    return try await stage.run(options) { outputs in
      // The same output is the same work, wherever the command is given.
      let run = "\(Self.name) \(URL(fileURLWithPath: output).path)"
      return try await ModelGateway.with(access, sampling: sampling, run: run) { gateway, connection in
        if access.mode == .batch { try await gateway.collectBatches(of: self, connection, options.console) }
        let summary = try await ask(gateway, outputs[0], options.console)
        if summary.unfinished == 0 { try await gateway.finishRun() }
        return summary
      }
    }
  }

  private func ask(
    _ gateway: ModelGateway, _ output: ArtifactOutput, _ console: Console
  ) async throws -> StageSummary {
    var records = JSONLinesFiles<Input>(paths: inputs)
    var summary = StageSummary()
    var inputCount = 0
    var madeCount = 0
    var progress = console.progress(
      Self.name, unit: Self.unit, total: try JSONLinesFiles<Input>.lineCount(of: inputs))
    // Twice as many as may be under way: while some are, the next ones get ready.
    try await mapInOrder(limit: 2 * access.pace.cap) {
      try records.next()
    } transform: { input in
      let requests = requests(for: input)
      return try await withThrowingTaskGroup(of: (Int, Reply).self) { group in
        for (index, request) in requests.enumerated() {
          group.addTask { (index, try await gateway.ask(request)) }
        }
        var replies: [Reply?] = Array(repeating: nil, count: requests.count)
        for try await (index, reply) in group { replies[index] = reply }
        return replies.compactMap(\.self)
      }
    } consume: { input, replies in
      inputCount += 1
      madeCount += try write(input, replies, to: output, &summary)
      let detail = ["\(madeCount) \(Self.made)", gateway.spending.reading.words]
      progress.update(done: inputCount, detail: detail.compactMap(\.self).joined(separator: ", "))
    }
    progress.finish()
    summary.count(Self.unit, inputCount)
    summary.count(Self.made, madeCount)
    if access.model.isOffline { summary.notice(offlineNotice) }
    for notice in await gateway.notices() { summary.notice(notice) }
    if !access.model.isOffline { summary.remark(gateway.spending.reading.summary) }
    return summary
  }
}

extension SpendingMeter.Reading {
  fileprivate var summary: String {
    let paid = calls == 0 ? "nothing was asked" : "\(calls) calls, \(words ?? "")"
    return "\(paid); \(served) answers from the ledger"
  }
}

extension Reply {
  /// The answer, or `nil` if there is none.
  package var answer: String? {
    if case .answered(let answer) = self { answer } else { nil }
  }

  package var outcome: Outcome {
    switch self {
    case .answered: .answered
    case .unanswered(let outcome, _): outcome
    }
  }
}

extension Outcome {
  /// Whether another attempt may bring an answer, so that the record is not finished.
  package var mayPass: Bool { self == .failed || self == .unknown }
}
