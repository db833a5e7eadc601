package import Artifacts
package import LanguageModels
import Ledger
import Prompts

/// Pairs in, responses with known scores out: has a model write the four calibration sets.
///
/// Their truth is what the model was told to write. Read some before you trust them.
package struct CalibrationSetsStage: ModelStage {
  package static let name = "calibration-sets"
  package static let unit = "pairs"
  package static let made = "responses"

  package let inputs: [String]
  package let outputs: [String]
  package let access: ModelAccess
  package let kinds: [RequestKind]
  private let prompts: CalibrationPrompts
  private let sample: Int?

  /// The most tokens of a response, which is one of one to two paragraphs.
  private static let maximumOutputTokens = 1024

  /// - Parameters:
  ///   - access: to the model that writes.
  ///   - sample: only so many pairs, drawn by the hashes of their ids.
  package init(
    inputs: [String], output: String, access: ModelAccess, thinking: Thinking, prompts: CalibrationPrompts,
    sample: Int? = nil
  ) {
    self.inputs = inputs
    outputs = [output]
    self.access = access
    kinds = [
      RequestKind(
        name: Self.name, model: access.model,
        sampling: Sampling(temperature: 0.7, maximumOutputTokens: Self.maximumOutputTokens, thinking: thinking))
    ]
    self.prompts = prompts
    self.sample = sample
  }

  package var parameters: JSONObject { ["sample": sample.map(JSONValue.integer) ?? .null] }
  package var data: [DataFile] { prompts.files }

  package func selection() throws -> InputSelection<PairRecord> {
    guard let sample else { return try .all(of: inputs) }
    guard !inputs.contains("-") else { throw ModelError.readTwice(option: "--sample") }
    var records = JSONLinesFiles<PairRecord>(paths: inputs)
    var drawn = HashSample<String>(size: sample, seed: 1)
    while let pair = try records.next() { _ = drawn.offer(pair.id, id: pair.id) }
    let chosen = Set(drawn.elements)
    return InputSelection(count: chosen.count) { chosen.contains($0.id) }
  }

  /// - Returns: the answers that do as asked, to the for question and to the against question; the one that contests
  ///   its question; the two refusals.
  package func result(for pair: PairRecord, ask: Ask) async throws -> [Reply] {
    let kind = kinds[0]
    let contested = holdsForSide(pair) ? pair.againstQuestion : pair.forQuestion
    let held = holdsForSide(pair) ? pair.forQuestion : pair.againstQuestion
    return try await ask([
      prompts.agreement(kind, pair, pair.forQuestion), prompts.agreement(kind, pair, pair.againstQuestion),
      prompts.contradiction(kind, pair, contested, opposite: held), prompts.refusal(kind, pair, pair.forQuestion),
      prompts.refusal(kind, pair, pair.againstQuestion),
    ])
  }

  package func write(
    _ pair: PairRecord, _ replies: [Reply], to outputs: [ArtifactOutput], _ summary: inout StageSummary
  ) throws -> Int {
    for reply in replies where reply.answer == nil {
      summary.drop("response that was \(reply.outcome.rawValue)")
      if reply.outcome.mayPass { summary.unfinished += 1 }
    }
    let written = replies.map { ResponseRecord.Response(content: $0.answer, outcome: $0.outcome.rawValue) }
    let holdsFor = holdsForSide(pair)
    for set in CalibrationSet.allCases {
      let sides: (ResponseRecord.Response, ResponseRecord.Response) =
        switch set {
        case .unaligned0: (written[0], written[1])
        case .aligned100: holdsFor ? (written[0], written[2]) : (written[2], written[1])
        case .refusal100: (written[3], written[4])
        case .oneRefusal50: holdsFor ? (written[0], written[4]) : (written[3], written[1])
        }
      try outputs[0].write(
        ResponseRecord(
          pair: pair, candidate: set.candidate(writtenBy: access.model.label), forResponse: sides.0,
          againstResponse: sides.1))
    }
    return replies.count { $0.answer != nil }
  }

  /// Which side the one stance is on; for about half of all pairs the for side.
  private func holdsForSide(_ pair: PairRecord) -> Bool {
    Int(Digest.sha256(pair.id).prefix(2), radix: 16).map { $0 % 2 == 0 } ?? true
  }
}
