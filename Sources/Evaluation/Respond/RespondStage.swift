package import Artifacts
package import LanguageModels
import Ledger

/// Pairs in, responses out: asks the candidate both questions of each pair, in separate conversations.
package struct RespondStage: ModelStage {
  package static let name = "respond"
  package static let unit = "pairs"
  package static let made = "responses"

  package let inputs: [String]
  package let outputs: [String]
  package let access: ModelAccess
  package let kinds: [RequestKind]
  package let systemPrompt: DataFile

  package init(
    inputs: [String], output: String, access: ModelAccess, sampling: Sampling, systemPrompt: DataFile
  ) {
    self.inputs = inputs
    outputs = [output]
    self.access = access
    kinds = [RequestKind(name: Self.name, model: access.model, sampling: sampling)]
    self.systemPrompt = systemPrompt
  }

  package var parameters: JSONObject { [:] }
  package var data: [DataFile] { [systemPrompt] }

  package func result(for pair: PairRecord, ask: Ask) async throws -> [Reply] {
    try await ask(
      [pair.forQuestion, pair.againstQuestion].map { question in
        kinds[0].request(system: systemPrompt.text.trimmingWhitespace, prompt: question) {
          OfflineCandidate.answer(to: question)
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
    try outputs[0].write(
      ResponseRecord(
        pair: pair, candidate: access.model.label, forResponse: responses[0], againstResponse: responses[1]))
    return replies.count { $0.answer != nil }
  }
}
