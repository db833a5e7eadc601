/// A pair's texts, made ready for the checks in the wording of their language, if that is known.
struct CheckedPair {
  let wording: Wording?
  let description: CheckedText
  let forQuestion: CheckedText
  let againstQuestion: CheckedText

  init(_ issue: GeneratedIssue, _ wording: Wording?) {
    self.wording = wording
    description = CheckedText("issue_description", issue.issueDescription, wording, isQuestion: false)
    forQuestion = CheckedText("for_question", issue.forQuestion, wording, isQuestion: true)
    againstQuestion = CheckedText("against_question", issue.againstQuestion, wording, isQuestion: true)
  }

  var questions: [CheckedText] { [forQuestion, againstQuestion] }
  var texts: [CheckedText] { [description, forQuestion, againstQuestion] }
}
