package import Artifacts
package import LanguageModels
import Ledger
import Parallelism

/// Sections in, pairs out: asks the generator for the issues of each section.
package struct GenerateStage: Sendable {
  package let inputs: [String]
  package let output: String
  package let ledger: String
  package let model: ModelName
  package let sampling: Sampling
  package let maximumIssues: Int
  package let concurrency: Int
  package let prompt: DataFile
  package let taxonomy: Taxonomy

  package init(
    inputs: [String], output: String, ledger: String, model: ModelName, sampling: Sampling, maximumIssues: Int,
    concurrency: Int, prompt: DataFile, taxonomy: Taxonomy
  ) {
    self.inputs = inputs
    self.output = output
    self.ledger = ledger
    self.model = model
    self.sampling = sampling
    self.maximumIssues = maximumIssues
    self.concurrency = concurrency
    self.prompt = prompt
    self.taxonomy = taxonomy
  }

  private var parameters: JSONObject {
    var parameters: JSONObject = ["model": .string(model.label), "maximum-issues": .integer(maximumIssues)]
    parameters.append(contentsOf: sampling.json)
    return parameters
  }

  package func run(_ options: RunOptions) async throws -> StageOutcome {
    let builder = try GenerationPrompt(template: prompt, taxonomy: taxonomy, maximumIssues: maximumIssues)
    let stage = Stage(
      "generate", parameters: parameters, inputs: inputs, data: [prompt] + taxonomy.files, outputs: [output])
    return try await stage.run(options) { outputs in
      try await ModelGateway.with(model: model, ledger: ledger) { gateway in
        try await generate(builder, gateway, outputs[0], options.console)
      }
    }
  }

  private func generate(
    _ builder: GenerationPrompt, _ gateway: ModelGateway, _ output: ArtifactOutput, _ console: Console
  ) async throws -> StageSummary {
    let offline = OfflineGenerator(taxonomy: taxonomy, maximumIssues: maximumIssues)
    let (taxonomy, maximumIssues, sampling) = (taxonomy, maximumIssues, sampling)
    let schema = AnswerSchema(name: "issues", schema: GeneratedIssue.schema(taxonomy)) { answer in
      do {
        _ = try GeneratedIssue.list(parsing: answer, taxonomy: taxonomy, maximum: maximumIssues)
        return nil
      } catch {
        return String(describing: error)
      }
    }
    var sections = JSONLinesFiles<SectionRecord>(paths: inputs)
    var summary = StageSummary()
    var sectionCount = 0
    var pairCount = 0
    var progress = console.progress(
      "generate", unit: "sections", total: try JSONLinesFiles<SectionRecord>.lineCount(of: inputs))
    try await mapInOrder(limit: concurrency) {
      try sections.next()
    } transform: { section in
      try await gateway.ask(
        ModelRequest(prompt: builder.text(for: section), sampling: sampling, schema: schema) {
          offline.answer(for: section)
        })
    } consume: { section, reply in
      sectionCount += 1
      progress.update(done: sectionCount, detail: "\(pairCount) pairs")
      switch reply {
      case .answered(let answer):
        let issues = try GeneratedIssue.list(parsing: answer, taxonomy: taxonomy, maximum: maximumIssues)
        if issues.isEmpty { summary.drop("section without an issue") }
        for issue in issues {
          try output.write(pair(issue, section, builder.version))
          pairCount += 1
        }
      case .unanswered(.failed, _):
        summary.drop("section whose request failed")
        summary.unfinished += 1
      case .unanswered(let outcome, _):
        summary.drop("section whose answer was \(outcome.rawValue)")
      }
    }
    progress.finish()
    summary.count("sections", sectionCount)
    summary.count("pairs", pairCount)
    if model.isOffline { summary.notice(offlineNotice) }
    return summary
  }

  private func pair(_ issue: GeneratedIssue, _ section: SectionRecord, _ promptVersion: String) -> PairRecord {
    PairRecord(
      issueDescription: issue.issueDescription, forQuestion: issue.forQuestion,
      againstQuestion: issue.againstQuestion, category: issue.category, issueScale: issue.issueScale,
      forValues: issue.forValues, againstValues: issue.againstValues, section: section, generator: model.label,
      promptVersion: promptVersion)
  }
}
