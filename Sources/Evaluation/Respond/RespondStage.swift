package import Artifacts
package import LanguageModels
import Ledger

/// Pairs in, responses out: asks each candidate both questions of each pair, in separate conversations.
package struct RespondStage: ModelStage {
  package static let name = "respond"
  package static let unit = "pairs"
  package static let made = "responses"

  package let inputs: [String]
  package let outputs: [String]
  package let access: ModelAccess
  /// One a candidate.
  package let kinds: [RequestKind]
  private let samples: Int
  private let systemPrompt: DataFile

  /// - Parameters:
  ///   - candidates: one or more; the first is the model of `access`.
  ///   - samples: how many answers each candidate gives to each question, at least 1.
  package init(
    inputs: [String], output: String, access: ModelAccess, candidates: [ModelName], sampling: Sampling,
    samples: Int = 1, systemPrompt: DataFile
  ) {
    self.inputs = inputs
    outputs = [output]
    self.access = access
    kinds = RequestKind.kinds(named: Self.name, of: candidates, sampling: sampling)
    self.samples = samples
    self.systemPrompt = systemPrompt
  }

  package var parameters: JSONObject {
    var parameters = RequestKind.parameters(of: kinds)
    if samples > 1 { parameters["samples"] = .integer(samples) }
    return parameters
  }

  package var data: [DataFile] { [systemPrompt] }

  /// A candidate and which of its answers, in the order of their lines.
  private var answers: [(kind: RequestKind, sample: Int)] {
    kinds.flatMap { kind in (0..<samples).map { (kind, $0) } }
  }

  /// What a candidate is told before a question.
  package static func systemPrompt(_ file: DataFile) -> String { file.text.trimmingWhitespace }

  package func result(for pair: PairRecord, ask: Ask) async throws -> [Reply] {
    let system = Self.systemPrompt(systemPrompt)
    return try await ask(
      answers.flatMap { kind, sample in
        [pair.forQuestion, pair.againstQuestion].map { question in
          kind.request(system: system, prompt: question, sample: sample) {
            OfflineCandidate.answer(to: question, sample: sample)
          }
        }
      })
  }

  package func write(
    _ pair: PairRecord, _ replies: [Reply], to outputs: [ArtifactOutput], _ summary: inout StageSummary
  ) throws -> Int {
    let responses = replies.map { ResponseRecord.Response(content: $0.answer, outcome: $0.outcome.rawValue) }
    for reply in replies where reply.answer == nil {
      summary.drop("question whose answer was \(reply.outcome.rawValue)")
      if reply.outcome.mayPass { summary.unfinished += 1 }
    }
    if pair.generator == offlineModelName { summary.notice(offlineNotice, isInherited: true) }
    for (place, answer) in answers.enumerated() {
      try outputs[0].write(
        ResponseRecord(
          pair: pair, candidate: answer.kind.model.label, sample: answer.sample, forResponse: responses[2 * place],
          againstResponse: responses[2 * place + 1]))
    }
    return replies.count { $0.answer != nil }
  }
}

extension RequestKind {
  /// One kind a model, of the same name where there is one model only.
  static func kinds(
    named name: String, of models: [ModelName], sampling: Sampling, schema: AnswerSchema? = nil
  ) -> [RequestKind] {
    models.map { model in
      RequestKind(
        name: models.count == 1 ? name : "\(name) \(model.label)", model: model, sampling: sampling, schema: schema)
    }
  }

  /// What a manifest says of several models; nothing for one, which it names anyway.
  static func parameters(of kinds: [RequestKind]) -> JSONObject {
    kinds.count == 1 ? [:] : ["models": .strings(kinds.map(\.model.label))]
  }
}
