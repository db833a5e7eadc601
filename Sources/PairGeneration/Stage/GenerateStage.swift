package import Artifacts
package import LanguageModels
package import Ledger
import Taxonomies

/// Sections in, pairs out: asks the generator for the issues of each section, has it mend those that fail a check, and
/// asks the verifier about the rest.
package struct GenerateStage: ModelStage {
  package static let name = "generate"
  package static let unit = "sections"
  package static let made = "pairs"

  package let inputs: [String]
  package let outputs: [String]
  package let access: ModelAccess
  private let settings: GenerationSettings
  private let sources: GenerationSources
  private let generation: GenerationPrompt
  private let repair: RepairPrompt
  private let verification: VerificationPrompt
  private let checks: PairChecks
  private let generateKind: RequestKind
  private let repairKind: RequestKind
  /// `nil` where pairs are not verified.
  private let verifyKind: RequestKind?

  /// - Parameter rejected: where the issues go that become no pairs, if anywhere.
  package init(
    inputs: [String], output: String, rejected: String?, access: ModelAccess, sampling: Sampling,
    settings: GenerationSettings, sources: GenerationSources
  ) throws {
    self.inputs = inputs
    outputs = [output] + (rejected.map { [$0] } ?? [])
    self.access = access
    self.settings = settings
    self.sources = sources
    let taxonomy = sources.taxonomy
    generation = try GenerationPrompt(
      template: sources.generationPrompt, taxonomy: taxonomy, wordings: sources.wordings,
      maximumIssues: settings.maximumIssues, maximumTokens: settings.maximumSectionTokens)
    repair = try RepairPrompt(template: sources.repairPrompt)
    verification = try VerificationPrompt(template: sources.verificationPrompt)
    checks = PairChecks(sources.wordings)

    func issuesSchema(_ maximum: Int) -> AnswerSchema {
      .reading(name: "issues", schema: GeneratedAnswer.schema(taxonomy)) { answer in
        _ = try GeneratedAnswer(parsing: answer, taxonomy: taxonomy, maximumIssues: maximum)
      }
    }
    generateKind = RequestKind(
      name: Self.name, model: access.model, sampling: sampling, schema: issuesSchema(settings.maximumIssues))
    repairKind = RequestKind(name: "repair", model: access.model, sampling: sampling, schema: issuesSchema(1))
    verifyKind = settings.verifier.map { model in
      RequestKind(
        name: "verify", model: model,
        sampling: Sampling(temperature: 0, maximumOutputTokens: sampling.maximumOutputTokens),
        schema: .reading(name: "verdict", schema: VerifierAnswer.schema) { _ = try VerifierAnswer(parsing: $0) })
    }
  }

  package var kinds: [RequestKind] { [generateKind, repairKind] + (verifyKind.map { [$0] } ?? []) }
  package var parameters: JSONObject { settings.json }
  package var data: [DataFile] { sources.files }

  package func selection() throws -> InputSelection<SectionRecord> {
    guard let sample = settings.sample else { return try .all(of: inputs) }
    let chosen = try sample.sectionIDs(of: inputs)
    return InputSelection(count: chosen.count) { chosen.contains($0.id) }
  }

  // MARK: - Asking

  /// Shows the request for the issues of one section: the prompt on standard output, as it would be sent, and on
  /// standard error what goes with it.
  ///
  /// - Throws: ``GenerationError/noSection(id:)`` and what is thrown while the sections are read.
  package func printRequest(about sectionID: String, _ console: Console) throws {
    var records = JSONLinesFiles<SectionRecord>(paths: inputs)
    while let section = try records.next() {
      guard section.id == sectionID else { continue }
      let request = request(for: section).request
      let schema = request.schema?.schema.encoded(indented: true) ?? []
      try StandardOutput.write(Array(request.prompt.utf8))
      console.say(
        """
        \(Self.name): this is what would be sent to \(access.model.label); nothing was sent
          with it: \(JSONValue.object(request.sampling.json).text)
          and the JSON Schema of the answer: \(String(decoding: schema, as: UTF8.self))
        """)
      return
    }
    throw GenerationError.noSection(id: sectionID)
  }

  package func request(for section: SectionRecord) -> StageRequest {
    let offline = OfflineGenerator(taxonomy: sources.taxonomy, maximumIssues: settings.maximumIssues)
    return generateKind.request(prompt: generation.text(for: section)) { offline.answer(for: section) }
  }

  package func result(for section: SectionRecord, ask: Ask) async throws -> GeneratedSection {
    let reply = try await ask([request(for: section)])[0]
    guard let text = reply.answer else { return .unanswered(reply.outcome) }
    let answer = try GeneratedAnswer(
      parsing: text, taxonomy: sources.taxonomy, maximumIssues: settings.maximumIssues)
    guard answer.content == .issuesOfValue else { return .withoutIssues(answer.content) }
    var drafts = answer.issues.map { PairDraft(issue: $0) }
    try await check(&drafts, of: section, ask)
    rejectRepetitions(among: &drafts)
    try await verify(&drafts, ask)
    return .issues(drafts)
  }

  /// Rejects what fails a check and cannot be mended.
  private func check(_ drafts: inout [PairDraft], of section: SectionRecord, _ ask: Ask) async throws {
    let failures = drafts.map { checks.failures(of: $0.issue, in: section) }
    let failed = drafts.indices.filter { !failures[$0].isEmpty }
    guard !failed.isEmpty else { return }
    let prompt = generation.text(for: section)
    let withdrawal = OfflineGenerator.withdrawal
    let replies = try await ask(
      failed.map { index in
        repairKind.request(
          prompt: repair.text(request: prompt, issue: drafts[index].issue, failures: failures[index])
        ) { withdrawal }
      })
    for (index, reply) in zip(failed, replies) {
      drafts[index].repaired = PairCheck.allCases.filter { check in failures[index].contains { $0.check == check } }
      guard let text = reply.answer else {
        drafts[index].rejection = .notRepaired(reply.outcome)
        continue
      }
      let answer = try GeneratedAnswer(parsing: text, taxonomy: sources.taxonomy, maximumIssues: 1)
      guard let issue = answer.issues.first else {
        drafts[index].rejection = .withdrawn
        continue
      }
      drafts[index].issue = issue
      let remaining = checks.failures(of: issue, in: section)
      if !remaining.isEmpty { drafts[index].rejection = .fails(remaining) }
    }
  }

  /// Of issues that ask the same, the first stays.
  private func rejectRepetitions(among drafts: inout [PairDraft]) {
    for index in drafts.indices where drafts[index].rejection == nil {
      let repeats = drafts[..<index].contains { earlier in
        earlier.rejection == nil && checks.areDuplicates(earlier.issue, drafts[index].issue)
      }
      if repeats { drafts[index].rejection = .repeatsAnother }
    }
  }

  private func verify(_ drafts: inout [PairDraft], _ ask: Ask) async throws {
    guard let verifyKind else { return }
    let open = drafts.indices.filter { drafts[$0].rejection == nil }
    guard !open.isEmpty else { return }
    let replies = try await ask(
      open.map { verifyKind.request(prompt: verification.text(for: drafts[$0].issue)) { VerifierAnswer.disagreement } })
    for (index, reply) in zip(open, replies) {
      guard let text = reply.answer else {
        drafts[index].rejection = .notVerified(reply.outcome)
        continue
      }
      let verdict = verification.verdict(
        try VerifierAnswer(parsing: text), on: drafts[index].issue, verifier: verifyKind.model.label)
      drafts[index].verdict = verdict
      if !verdict.faults.isEmpty { drafts[index].rejection = .foundWanting(verdict) }
    }
  }

  // MARK: - Writing

  package func write(
    _ section: SectionRecord, _ result: GeneratedSection, to outputs: [ArtifactOutput], _ summary: inout StageSummary
  ) throws -> Int {
    if generation.excerpt(of: section).isCut { summary.count("cut sections") }
    switch result {
    case .unanswered(let outcome):
      summary.drop("section: the generator's answer was \(outcome.rawValue)")
      if outcome.mayPass { summary.unfinished += 1 }
      return 0
    case .withoutIssues(let content):
      summary.drop("section: \(content.rawValue)")
      return 0
    case .issues(let drafts):
      return try write(drafts, of: section, to: outputs, &summary)
    }
  }

  private func write(
    _ drafts: [PairDraft], of section: SectionRecord, to outputs: [ArtifactOutput], _ summary: inout StageSummary
  ) throws -> Int {
    var made = 0
    for draft in drafts {
      let pair = pair(draft, section)
      if let rejection = draft.rejection {
        summary.drop(rejection.reason)
        if rejection.mayPass { summary.unfinished += 1 }
        if outputs.count > 1 {
          try outputs[1].write(
            RejectedPairRecord(pair: pair, reason: rejection.reason, details: rejection.details))
        }
      } else {
        if !draft.repaired.isEmpty { summary.count("mended pairs") }
        try outputs[0].write(pair)
        made += 1
      }
    }
    return made
  }

  private func pair(_ draft: PairDraft, _ section: SectionRecord) -> PairRecord {
    var passed = checks.checks(for: section.language)
    if case .fails(let failures)? = draft.rejection {
      passed.removeAll { check in failures.contains { $0.check == check } }
    }
    let issue = draft.issue
    return PairRecord(
      issueDescription: issue.issueDescription, forQuestion: issue.forQuestion,
      againstQuestion: issue.againstQuestion, category: issue.category, issueScale: issue.issueScale,
      forValues: issue.forValues, againstValues: issue.againstValues, section: section,
      generator: access.model.label, promptVersion: generation.version, checks: passed.map(\.rawValue),
      repaired: draft.repaired.map(\.rawValue), verdict: draft.verdict)
  }
}

/// What came of a section.
package enum GeneratedSection: Sendable {
  case unanswered(Outcome)
  case withoutIssues(SectionContent)
  case issues([PairDraft])
}
