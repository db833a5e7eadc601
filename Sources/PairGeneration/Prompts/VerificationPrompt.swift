import Artifacts
import Prompts

/// Asks the verifier about an issue and its two questions, without a word of which question is meant for which side.
struct VerificationPrompt: Sendable {
  private let template: PromptTemplate

  init(template file: DataFile) throws {
    template = try PromptTemplate(file, showing: ["mark", "issue", "question1", "question2"])
  }

  /// What `prompt_version` says in a verdict.
  var version: String { template.version }

  func text(for issue: GeneratedIssue) -> String {
    let (question1, question2) =
      Self.isForFirst(issue)
      ? (issue.forQuestion, issue.againstQuestion) : (issue.againstQuestion, issue.forQuestion)
    return template.text([
      "mark": PromptTemplate.mark(for: [issue.issueDescription, question1, question2]),
      "issue": issue.issueDescription, "question1": question1, "question2": question2,
    ])
  }

  /// Whether the verifier sees the question for the issue first: as good as drawn, and always the same.
  static func isForFirst(_ issue: GeneratedIssue) -> Bool {
    let hash = Digest.sha256(parts: [issue.issueDescription, issue.forQuestion, issue.againstQuestion])
    return "01234567".contains(hash.prefix(1))
  }

  func verdict(_ answer: VerifierAnswer, on issue: GeneratedIssue, verifier: String) -> PairVerdict {
    let isForFirst = Self.isForFirst(issue)
    return PairVerdict(
      verifier: verifier, promptVersion: version, proposition: answer.proposition, isOpposed: answer.isOpposed,
      forQuestion: isForFirst ? answer.question1 : answer.question2,
      againstQuestion: isForFirst ? answer.question2 : answer.question1, remarks: answer.remarks)
  }
}
