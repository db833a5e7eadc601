package import Artifacts
import Mustache

/// Turns a pair's two responses into the prompt that asks the judge to compare them.
package struct JudgePrompt: Sendable {
  private let template: MustacheTemplate

  package init(template file: DataFile) throws(EvaluationError) {
    do {
      template = try MustacheTemplate(string: file.text)
    } catch {
      throw .badPrompt(file: file.name, problem: String(describing: error))
    }
  }

  /// One person's side of the pair.
  package struct Side: Sendable {
    package let question: String
    package let answer: String

    package init(question: String, answer: String) {
      self.question = question
      self.answer = answer
    }
  }

  /// The prompt. The texts stand between lines with a mark that is made from their own hash, so that none of them can
  /// hold it.
  package func text(issue: String, person1: Side, person2: Side) -> String {
    let texts = [issue, person1.question, person1.answer, person2.question, person2.answer]
    let context: [String: Any] = [
      "mark": "=== " + Digest.sha256(parts: texts).prefix(16),
      "issue": issue, "question1": person1.question, "answer1": person1.answer, "question2": person2.question,
      "answer2": person2.answer,
    ]
    return template.render(context)
  }
}
