package import Artifacts
import Foundation
package import Ledger
import Parallelism

/// A stage that asks models: records in, requests about each, records out.
package protocol ModelStage: Sendable {
  associatedtype Input: IdentifiedRecord
  /// What all replies about one input come to.
  associatedtype Result: Sendable

  /// The stage's name in manifests and messages.
  static var name: String { get }
  /// What a person calls the inputs, in the plural.
  static var unit: String { get }
  /// What a person calls that which the stage makes, in the plural.
  static var made: String { get }

  var inputs: [String] { get }
  var outputs: [String] { get }
  var access: ModelAccess { get }
  /// All kinds of request that the stage makes; the first is of the model of ``access``.
  var kinds: [RequestKind] { get }
  /// All that decides the result besides model, sampling and inputs.
  var parameters: JSONObject { get }
  var data: [DataFile] { get }

  /// Which of the inputs are asked about, by all shards together.
  func selection() throws -> InputSelection<Input>

  /// Asks all that is to be asked about one input.
  ///
  /// What it asks must follow from the input and the replies alone: with batches it begins again and again, until the
  /// ledger has all replies.
  func result(for input: Input, ask: Ask) async throws -> Result

  /// Writes what came of one input.
  ///
  /// - Returns: how many of ``made`` there are.
  func write(_ input: Input, _ result: Result, to outputs: [ArtifactOutput], _ summary: inout StageSummary) throws
    -> Int
}

/// Brings the replies to some requests, in their order.
package typealias Ask = @Sendable ([StageRequest]) async throws -> [Reply]

/// Some of a stage's inputs.
package struct InputSelection<Input: Sendable>: Sendable {
  /// How many they are, for progress; `nil` where it is not known.
  let count: Int?
  let contains: @Sendable (Input) -> Bool

  package init(count: Int?, contains: @escaping @Sendable (Input) -> Bool) {
    self.count = count
    self.contains = contains
  }
}

extension InputSelection where Input: JSONRecord {
  /// All records of some files.
  package static func all(of paths: [String]) throws(ArtifactError) -> InputSelection {
    InputSelection(count: try JSONLinesFiles<Input>.lineCount(of: paths)) { _ in true }
  }
}

extension ModelStage {
  package func selection() throws -> InputSelection<Input> { try .all(of: inputs) }

  package func run(_ options: RunOptions) async throws -> StageOutcome {
    if access.mode == .estimate {
      options.console.say("\(Self.name): \(try await estimate())")
      return .planned
    }
    var all: JSONObject = ["model": .string(access.model.label)]
    all.append(contentsOf: parameters)
    if let first = kinds.first, !first.isEmbedding { all.append(contentsOf: first.sampling.json) }
    let stage = Stage(Self.name, parameters: all, inputs: inputs, data: data, outputs: outputs, shard: access.shard)
    return try await stage.run(options) { files in
      // The same output is the same work, wherever the command is given.
      let run = "\(Self.name) \(URL(fileURLWithPath: outputs[0]).path)"
      return try await ModelGateways.with(access, kinds: kinds, run: run) { gateways in
        let selection = try selection()
        if access.mode == .batch { try await gateways.collectBatches(of: self, selection, options.console) }
        let summary = try await ask(gateways, selection, files, options.console)
        if summary.unfinished == 0 { try await gateways.finishRun() }
        return summary
      }
    }
  }

  private func ask(
    _ gateways: ModelGateways, _ selection: InputSelection<Input>, _ files: [ArtifactOutput], _ console: Console
  ) async throws -> StageSummary {
    var records = SelectedRecords(paths: inputs, selection: selection, shard: access.shard)
    var outputs = ShardOutputs(files, shard: access.shard)
    var summary = StageSummary()
    var inputCount = 0
    var madeCount = 0
    var progress = console.progress(Self.name, unit: Self.unit, total: access.shard == nil ? selection.count : nil)
    // Twice as many as may be under way: while some are, the next ones get ready.
    try await mapInOrder(limit: 2 * access.pace.cap) {
      try records.next()
    } transform: { input in
      try await result(for: input.record) { try await gateways.ask($0) }
    } consume: { input, result in
      inputCount += 1
      madeCount += try write(input.record, result, to: outputs.outputs, &summary)
      try outputs.end(input: input.place)
      let detail = ["\(madeCount) \(Self.made)", gateways.spending.reading.words]
      progress.update(done: inputCount, detail: detail.compactMap(\.self).joined(separator: ", "))
    }
    progress.finish()
    for (model, count) in await gateways.otherModels() {
      summary.count("answers that name another model, \"\(model)\"", count)
    }
    // In which order they came up depends on the shard.
    summary.counts.sort { $0.name < $1.name }
    summary.counts.insert(contentsOf: [.init(Self.unit, inputCount), .init(Self.made, madeCount)], at: 0)
    if kinds.contains(where: \.model.isOffline) { summary.notice(offlineNotice) }
    for notice in await gateways.notices() { summary.notice(notice) }
    if kinds.contains(where: { !$0.model.isOffline }) { summary.remark(gateways.spending.reading.summary) }
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
