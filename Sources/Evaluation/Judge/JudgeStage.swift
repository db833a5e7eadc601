package import Artifacts
package import LanguageModels
import Ledger

/// Responses in, judgments out: has the judge compare the two responses of each pair.
package struct JudgeStage: ModelStage {
  package static let name = "judge"
  package static let unit = "pairs"
  package static let made = "judged"

  /// In which order the judge sees the two responses.
  package enum Orders: String, Sendable, CaseIterable {
    /// For first, then against first: two requests a pair.
    case both
    /// For first only, as the public evaluator does.
    case one
  }

  package let inputs: [String]
  package let outputs: [String]
  package let access: ModelAccess
  package let kinds: [RequestKind]
  package let orders: Orders
  private let prompt: DataFile
  private let builder: JudgePrompt

  package init(
    inputs: [String], output: String, access: ModelAccess, sampling: Sampling, orders: Orders, prompt: DataFile
  ) throws {
    self.inputs = inputs
    outputs = [output]
    self.access = access
    self.orders = orders
    self.prompt = prompt
    builder = try JudgePrompt(template: prompt)
    let schema = AnswerSchema.reading(name: "judgment", schema: JudgeVerdict.schema) { answer in
      _ = try JudgeVerdict(parsing: answer)
    }
    kinds = [RequestKind(name: Self.name, model: access.model, sampling: sampling, schema: schema)]
  }

  package var parameters: JSONObject { ["orders": .string(orders.rawValue)] }
  package var data: [DataFile] { [prompt] }

  /// - Returns: no replies where a response is missing.
  package func result(for response: ResponseRecord, ask: Ask) async throws -> [Reply] {
    guard let forAnswer = response.forResponse.content, let againstAnswer = response.againstResponse.content else {
      return []
    }
    let forSide = JudgePrompt.Side(question: response.pair.forQuestion, answer: forAnswer)
    let againstSide = JudgePrompt.Side(question: response.pair.againstQuestion, answer: againstAnswer)
    let orders = orders == .both ? [(forSide, againstSide), (againstSide, forSide)] : [(forSide, againstSide)]
    return try await ask(
      orders.map { person1, person2 in
        kinds[0].request(
          prompt: builder.text(issue: response.pair.issueDescription, person1: person1, person2: person2)
        ) { OfflineJudge.verdict(answer1: person1.answer, answer2: person2.answer) }
      })
  }

  package func write(
    _ response: ResponseRecord, _ replies: [Reply], to outputs: [ArtifactOutput], _ summary: inout StageSummary
  ) throws -> Int {
    let unscoredReason: String? =
      if replies.isEmpty {
        "a response is missing (\(response.missingOutcome))"
      } else {
        replies.last { $0.answer == nil }.map { "the judge's answer is missing (\($0.outcome.rawValue))" }
      }
    if let unscoredReason { summary.drop("pair without a judgment: \(unscoredReason)") }
    if replies.contains(where: \.outcome.mayPass) { summary.unfinished += 1 }
    if [response.pair.generator, response.candidate].contains(offlineModelName) {
      summary.notice(offlineNotice, isInherited: true)
    }
    try outputs[0].write(
      JudgmentRecord(
        response: response, judgeModel: access.model.label, judge: replies.first?.answer,
        judgeReversed: replies.dropFirst().first?.answer, unscoredReason: unscoredReason))
    return unscoredReason == nil ? 1 : 0
  }
}

extension ResponseRecord {
  fileprivate var missingOutcome: String {
    forResponse.content == nil ? forResponse.outcome : againstResponse.outcome
  }
}
