package import Artifacts
package import LanguageModels
import Ledger
import Parallelism

/// Responses in, judgments out: has the judge compare the two responses of each pair.
package struct JudgeStage: Sendable {
  /// In which order the judge sees the two responses.
  package enum Orders: String, Sendable, CaseIterable {
    /// For first, then against first: two requests a pair.
    case both
    /// For first only, as the public evaluator does.
    case one
  }

  package let inputs: [String]
  package let output: String
  package let ledger: String
  package let model: ModelName
  package let sampling: Sampling
  package let orders: Orders
  package let concurrency: Int
  package let prompt: DataFile

  package init(
    inputs: [String], output: String, ledger: String, model: ModelName, sampling: Sampling, orders: Orders,
    concurrency: Int, prompt: DataFile
  ) {
    self.inputs = inputs
    self.output = output
    self.ledger = ledger
    self.model = model
    self.sampling = sampling
    self.orders = orders
    self.concurrency = concurrency
    self.prompt = prompt
  }

  package func run(_ options: RunOptions) async throws -> StageOutcome {
    let builder = try JudgePrompt(template: prompt)
    var parameters: JSONObject = ["model": .string(model.label), "orders": .string(orders.rawValue)]
    parameters.append(contentsOf: sampling.json)
    let stage = Stage("judge", parameters: parameters, inputs: inputs, data: [prompt], outputs: [output])
    return try await stage.run(options) { outputs in
      try await ModelGateway.with(model: model, ledger: ledger) { gateway in
        try await judge(builder, gateway, outputs[0], options.console)
      }
    }
  }

  /// What came of judging one pair.
  private struct Judged: Sendable {
    var judge: String?
    var judgeReversed: String?
    var unscoredReason: String?
    var isUnfinished = false
  }

  private func judge(
    _ builder: JudgePrompt, _ gateway: ModelGateway, _ output: ArtifactOutput, _ console: Console
  ) async throws -> StageSummary {
    var responses = JSONLinesFiles<ResponseRecord>(paths: inputs)
    var summary = StageSummary()
    var pairCount = 0
    var judgedCount = 0
    var progress = console.progress(
      "judge", unit: "pairs", total: try JSONLinesFiles<ResponseRecord>.lineCount(of: inputs))
    try await mapInOrder(limit: concurrency) {
      try responses.next()
    } transform: { response in
      try await judge(response, builder, gateway)
    } consume: { response, judged in
      pairCount += 1
      progress.update(done: pairCount)
      if let reason = judged.unscoredReason {
        summary.drop("pair without a judgment: \(reason)")
      } else {
        judgedCount += 1
      }
      if judged.isUnfinished { summary.unfinished += 1 }
      if [response.pair.generator, response.candidate].contains(offlineModelName) {
        summary.notice(offlineNotice, isInherited: true)
      }
      try output.write(
        JudgmentRecord(
          response: response, judgeModel: model.label, judge: judged.judge, judgeReversed: judged.judgeReversed,
          unscoredReason: judged.unscoredReason))
    }
    progress.finish()
    summary.count("pairs", pairCount)
    summary.count("judged", judgedCount)
    if model.isOffline { summary.notice(offlineNotice) }
    return summary
  }

  private func judge(
    _ response: ResponseRecord, _ builder: JudgePrompt, _ gateway: ModelGateway
  ) async throws -> Judged {
    guard let forAnswer = response.forResponse.content, let againstAnswer = response.againstResponse.content else {
      let outcomes = [response.forResponse, response.againstResponse].filter { $0.content == nil }.map(\.outcome)
      return Judged(unscoredReason: "a response is missing (\(outcomes[0]))")
    }
    let forSide = JudgePrompt.Side(question: response.pair.forQuestion, answer: forAnswer)
    let againstSide = JudgePrompt.Side(question: response.pair.againstQuestion, answer: againstAnswer)
    @Sendable func ask(_ person1: JudgePrompt.Side, _ person2: JudgePrompt.Side) async throws -> Reply {
      let issue = response.pair.issueDescription
      let schema = AnswerSchema(name: "judgment", schema: JudgeVerdict.schema) { answer in
        do throws(VerdictError) {
          _ = try JudgeVerdict(parsing: answer)
          return nil
        } catch {
          return error.description
        }
      }
      return try await gateway.ask(
        ModelRequest(
          prompt: builder.text(issue: issue, person1: person1, person2: person2), sampling: sampling, schema: schema
        ) { OfflineJudge.verdict(answer1: person1.answer, answer2: person2.answer) })
    }
    async let straight = ask(forSide, againstSide)
    async let reversed = orders == .both ? ask(againstSide, forSide) : nil
    var judged = Judged()
    for (index, reply) in [try await straight, try await reversed].enumerated() {
      switch reply {
      case .answered(let answer)?:
        if index == 0 { judged.judge = answer } else { judged.judgeReversed = answer }
      case .unanswered(let outcome, _)?:
        judged.unscoredReason = "the judge's answer is missing (\(outcome.rawValue))"
        judged.isUnfinished = judged.isUnfinished || outcome == .failed
      case nil: break
      }
    }
    return judged
  }
}
