package import Artifacts
package import LanguageModels
import Ledger

/// Sections in, pairs out: asks the generator for the issues of each section.
package struct GenerateStage: ModelStage {
  package static let name = "generate"
  package static let unit = "sections"
  package static let made = "pairs"

  package let inputs: [String]
  package let output: String
  package let access: ModelAccess
  package let sampling: Sampling
  private let maximumIssues: Int
  private let taxonomy: Taxonomy
  private let prompt: DataFile
  private let builder: GenerationPrompt
  package let schema: AnswerSchema?

  package init(
    inputs: [String], output: String, access: ModelAccess, sampling: Sampling, maximumIssues: Int, prompt: DataFile,
    taxonomy: Taxonomy
  ) throws(GenerationError) {
    self.inputs = inputs
    self.output = output
    self.access = access
    self.sampling = sampling
    self.maximumIssues = maximumIssues
    self.prompt = prompt
    self.taxonomy = taxonomy
    builder = try GenerationPrompt(template: prompt, taxonomy: taxonomy, maximumIssues: maximumIssues)
    schema = AnswerSchema(name: "issues", schema: GeneratedIssue.schema(taxonomy)) { answer in
      do {
        _ = try GeneratedIssue.list(parsing: answer, taxonomy: taxonomy, maximum: maximumIssues)
        return nil
      } catch {
        return String(describing: error)
      }
    }
  }

  package var parameters: JSONObject { ["maximum-issues": .integer(maximumIssues)] }
  package var data: [DataFile] { [prompt] + taxonomy.files }

  package func requests(for section: SectionRecord) -> [ModelRequest] {
    let offline = OfflineGenerator(taxonomy: taxonomy, maximumIssues: maximumIssues)
    return [
      ModelRequest(prompt: builder.text(for: section), sampling: sampling, schema: schema) {
        offline.answer(for: section)
      }
    ]
  }

  package func write(
    _ section: SectionRecord, _ replies: [Reply], to output: ArtifactOutput, _ summary: inout StageSummary
  ) throws -> Int {
    guard let answer = replies[0].answer else {
      let outcome = replies[0].outcome
      summary.drop(
        outcome.mayPass ? "section whose request failed" : "section whose answer was \(outcome.rawValue)")
      if outcome.mayPass { summary.unfinished += 1 }
      return 0
    }
    let issues = try GeneratedIssue.list(parsing: answer, taxonomy: taxonomy, maximum: maximumIssues)
    if issues.isEmpty { summary.drop("section without an issue") }
    for issue in issues { try output.write(pair(issue, section)) }
    return issues.count
  }

  private func pair(_ issue: GeneratedIssue, _ section: SectionRecord) -> PairRecord {
    PairRecord(
      issueDescription: issue.issueDescription, forQuestion: issue.forQuestion,
      againstQuestion: issue.againstQuestion, category: issue.category, issueScale: issue.issueScale,
      forValues: issue.forValues, againstValues: issue.againstValues, section: section,
      generator: access.model.label, promptVersion: builder.version)
  }
}
