package import Artifacts
package import LanguageModels
import Ledger
import Parallelism

/// Pairs in, responses out: asks the candidate both questions of each pair, in separate conversations.
package struct RespondStage: Sendable {
  package let inputs: [String]
  package let output: String
  package let ledger: String
  package let model: ModelName
  package let sampling: Sampling
  package let concurrency: Int
  package let systemPrompt: DataFile

  package init(
    inputs: [String], output: String, ledger: String, model: ModelName, sampling: Sampling, concurrency: Int,
    systemPrompt: DataFile
  ) {
    self.inputs = inputs
    self.output = output
    self.ledger = ledger
    self.model = model
    self.sampling = sampling
    self.concurrency = concurrency
    self.systemPrompt = systemPrompt
  }

  package func run(_ options: RunOptions) async throws -> StageOutcome {
    var parameters: JSONObject = ["model": .string(model.label)]
    parameters.append(contentsOf: sampling.json)
    let stage = Stage("respond", parameters: parameters, inputs: inputs, data: [systemPrompt], outputs: [output])
    return try await stage.run(options) { outputs in
      try await ModelGateway.with(model: model, ledger: ledger) { gateway in
        try await respond(gateway, outputs[0], options.console)
      }
    }
  }

  private func respond(
    _ gateway: ModelGateway, _ output: ArtifactOutput, _ console: Console
  ) async throws -> StageSummary {
    let (system, sampling) = (systemPrompt.text.trimmingWhitespace, sampling)
    var pairs = JSONLinesFiles<PairRecord>(paths: inputs)
    var summary = StageSummary()
    var pairCount = 0
    var progress = console.progress(
      "respond", unit: "pairs", total: try JSONLinesFiles<PairRecord>.lineCount(of: inputs))
    try await mapInOrder(limit: concurrency) {
      try pairs.next()
    } transform: { pair in
      @Sendable func ask(_ question: String) async throws -> ResponseRecord.Response {
        let request = ModelRequest(system: system, prompt: question, sampling: sampling) {
          OfflineCandidate.answer(to: question)
        }
        return switch try await gateway.ask(request) {
        case .answered(let content): ResponseRecord.Response(content: content, outcome: Outcome.answered.rawValue)
        case .unanswered(let outcome, _): ResponseRecord.Response(content: nil, outcome: outcome.rawValue)
        }
      }
      async let forResponse = ask(pair.forQuestion)
      async let againstResponse = ask(pair.againstQuestion)
      return (try await forResponse, try await againstResponse)
    } consume: { pair, responses in
      pairCount += 1
      progress.update(done: pairCount)
      for response in [responses.0, responses.1] where response.content == nil {
        summary.drop("question whose answer was \(response.outcome)")
        if response.outcome == Outcome.failed.rawValue { summary.unfinished += 1 }
      }
      if pair.generator == offlineModelName { summary.notice(offlineNotice, isInherited: true) }
      try output.write(
        ResponseRecord(
          pair: pair, candidate: model.label, forResponse: responses.0, againstResponse: responses.1))
    }
    progress.finish()
    summary.count("pairs", pairCount)
    summary.count("responses", 2 * pairCount - summary.dropped.values.reduce(0, +))
    if model.isOffline { summary.notice(offlineNotice) }
    return summary
  }
}
