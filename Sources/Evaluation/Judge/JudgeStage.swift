package import Artifacts
package import LanguageModels
import Ledger

/// Responses in, judgments out: has each judge compare the two responses of each pair.
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
  /// The most characters of a response that a judge is shown.
  private let maximumCharacters: Int
  private let judges: [Judge]
  private let prompt: DataFile
  private let builder: JudgePrompt
  private let labels: ValueLabels?

  /// One judge, and how it is asked.
  private struct Judge {
    let verdict: RequestKind
    let labels: RequestKind?
  }

  /// What came of one judge's requests about one pair.
  package struct Answers: Sendable {
    /// One an order; none where a response is missing.
    let verdicts: [Reply]
    /// Of the one and the other response; none where nothing is labelled.
    let labels: [Reply]
  }

  /// What the public evaluator shows of a response, in characters.
  package static let defaultMaximumCharacters = 10_000

  /// - Parameters:
  ///   - judges: one or more; the first is the model of `access`.
  ///   - labels: has each judge label the responses with values as well.
  /// - Throws: `PromptError`.
  package init(
    inputs: [String], output: String, access: ModelAccess, judges: [ModelName], sampling: Sampling, orders: Orders,
    maximumCharacters: Int = defaultMaximumCharacters, prompt: DataFile, labels: ValueLabels? = nil
  ) throws {
    self.inputs = inputs
    outputs = [output]
    self.access = access
    self.orders = orders
    self.maximumCharacters = maximumCharacters
    self.prompt = prompt
    self.labels = labels
    builder = try JudgePrompt(template: prompt)
    let schema = AnswerSchema.reading(name: "judgment", schema: JudgeVerdict.schema) { answer in
      _ = try JudgeVerdict(parsing: answer)
    }
    let verdicts = RequestKind.kinds(named: Self.name, of: judges, sampling: sampling, schema: schema)
    let labelling = labels.map {
      RequestKind.kinds(named: "label values", of: judges, sampling: sampling, schema: $0.schema)
    }
    self.judges = verdicts.enumerated().map { Judge(verdict: $1, labels: labelling?[$0]) }
    kinds = verdicts + (labelling ?? [])
  }

  package var parameters: JSONObject {
    var parameters: JSONObject = [
      "orders": .string(orders.rawValue), "maximum-characters": .integer(maximumCharacters),
    ]
    parameters.append(contentsOf: RequestKind.parameters(of: judges.map(\.verdict)))
    if labels != nil { parameters["values"] = true }
    return parameters
  }

  package var data: [DataFile] { [prompt] + (labels?.files ?? []) }

  /// - Returns: the answers of each judge.
  package func result(for response: ResponseRecord, ask: Ask) async throws -> [Answers] {
    guard let forSide = side(response.pair.forQuestion, response.forResponse),
      let againstSide = side(response.pair.againstQuestion, response.againstResponse)
    else { return judges.map { _ in Answers(verdicts: [], labels: []) } }
    let orders = orders == .both ? [(forSide, againstSide), (againstSide, forSide)] : [(forSide, againstSide)]
    let prompts = orders.map { person1, person2 in
      (builder.text(issue: response.pair.issueDescription, person1: person1, person2: person2), person1, person2)
    }
    let requests = judges.flatMap { judge in
      prompts.map { prompt, person1, person2 in
        judge.verdict.request(prompt: prompt) {
          OfflineJudge.verdict(answer1: person1.answer, answer2: person2.answer)
        }
      } + labelRequests(judge, [forSide, againstSide])
    }
    let replies = try await ask(requests)
    let each = replies.count / judges.count
    return judges.indices.map { place in
      let own = replies[(place * each)..<((place + 1) * each)]
      return Answers(verdicts: Array(own.prefix(prompts.count)), labels: Array(own.dropFirst(prompts.count)))
    }
  }

  private func labelRequests(_ judge: Judge, _ sides: [JudgePrompt.Side]) -> [StageRequest] {
    guard let labels, let kind = judge.labels else { return [] }
    return sides.map { labels.request(kind, question: $0.question, answer: $0.answer) }
  }

  /// What the judge sees of a response; `nil` if there is none.
  private func side(_ question: String, _ response: ResponseRecord.Response) -> JudgePrompt.Side? {
    response.content.map { content in
      JudgePrompt.Side(question: question, answer: String(content.unicodeScalars.prefix(maximumCharacters)))
    }
  }

  package func write(
    _ response: ResponseRecord, _ answers: [Answers], to outputs: [ArtifactOutput], _ summary: inout StageSummary
  ) throws -> Int {
    if [response.pair.generator, response.candidate].contains(offlineModelName) {
      summary.notice(offlineNotice, isInherited: true)
    }
    let cut = [response.forResponse, response.againstResponse].compactMap(\.content).map {
      max(0, $0.unicodeScalars.count - maximumCharacters)
    }
    let cutCount = cut.count { $0 > 0 }
    if cutCount > 0 { summary.count("responses cut after \(maximumCharacters) characters", cutCount) }
    var judged = 0
    for (judge, answers) in zip(judges, answers) {
      let replies = answers.verdicts
      let unscoredReason: String? =
        if replies.isEmpty {
          "a response is missing (\(response.missingOutcome))"
        } else {
          replies.last { $0.answer == nil }.map { "the judge's answer is missing (\($0.outcome.rawValue))" }
        }
      if let unscoredReason { summary.drop("pair without a judgment: \(unscoredReason)") } else { judged += 1 }
      for reply in answers.labels where reply.answer == nil {
        summary.drop("response without value labels: \(reply.outcome.rawValue)")
      }
      if (replies + answers.labels).contains(where: \.outcome.mayPass) { summary.unfinished += 1 }
      try outputs[0].write(
        JudgmentRecord(
          response: response, judgeModel: judge.verdict.model.label, judge: replies.first?.answer,
          judgeReversed: replies.dropFirst().first?.answer, unscoredReason: unscoredReason,
          charactersCut: cut.reduce(0, +), demonstrated: try demonstrated(answers.labels)))
    }
    return judged
  }

  private func demonstrated(_ replies: [Reply]) throws -> JudgmentRecord.DemonstratedValues? {
    let named = try replies.compactMap(\.answer).compactMap { try labels?.values(in: $0) }
    return named.count == 2 ? .init(forSide: named[0], againstSide: named[1]) : nil
  }
}

extension ResponseRecord {
  fileprivate var missingOutcome: String {
    forResponse.content == nil ? forResponse.outcome : againstResponse.outcome
  }
}
