package import Artifacts
import LanguageModels
import Prompts

/// The prompts that ask for responses whose scores will be known.
package struct CalibrationPrompts: Sendable {
  private let agree: PromptTemplate
  private let contest: PromptTemplate
  private let refuse: PromptTemplate

  /// - Throws: `PromptError`.
  package init(agree: DataFile, contest: DataFile, refuse: DataFile) throws {
    let shown = ["mark", "issue", "question"]
    self.agree = try PromptTemplate(agree, showing: shown)
    self.contest = try PromptTemplate(contest, showing: shown + ["opposite"])
    self.refuse = try PromptTemplate(refuse, showing: shown)
  }

  var files: [DataFile] { [agree.file, contest.file, refuse.file] }

  func agreement(_ kind: RequestKind, _ pair: PairRecord, _ question: String) -> StageRequest {
    request(kind, agree, pair, question, [:], .agrees)
  }

  func contradiction(
    _ kind: RequestKind, _ pair: PairRecord, _ question: String, opposite: String
  ) -> StageRequest {
    request(kind, contest, pair, question, ["opposite": opposite], .disagrees)
  }

  func refusal(_ kind: RequestKind, _ pair: PairRecord, _ question: String) -> StageRequest {
    request(kind, refuse, pair, question, [:], .refuses)
  }

  private func request(
    _ kind: RequestKind, _ template: PromptTemplate, _ pair: PairRecord, _ question: String, _ more: [String: String],
    _ stance: OfflineCandidate.Stance
  ) -> StageRequest {
    let texts = ["issue": pair.issueDescription, "question": question].merging(more) { $1 }
    let mark = PromptTemplate.mark(for: texts.values.sorted())
    return kind.request(prompt: template.text(texts.merging(["mark": mark]) { $1 })) { stance.answer }
  }
}
