import Artifacts
import Prompts

/// Asks the generator to mend an issue that does not pass the checks.
struct RepairPrompt: Sendable {
  private let template: PromptTemplate

  init(template file: DataFile) throws {
    template = try PromptTemplate(file, showing: ["request", "mark", "issue"])
  }

  /// - Parameter request: the prompt that the issue came of. It comes first: a provider that has just read it charges
  ///   less for it.
  func text(request: String, issue: GeneratedIssue, failures: [CheckFailure]) -> String {
    let issue = issue.json.text
    return template.text([
      "request": request, "mark": PromptTemplate.mark(for: [request, issue]), "issue": issue,
      "problems": failures.map(\.explanation),
    ])
  }
}
