package import Artifacts
import Prompts

/// Turns a pair's two responses into the prompt that asks the judge to compare them.
package struct JudgePrompt: Sendable {
  private let template: PromptTemplate

  package init(template file: DataFile) throws {
    template = try PromptTemplate(file, showing: ["mark", "issue", "question1", "answer1", "question2", "answer2"])
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

  package func text(issue: String, person1: Side, person2: Side) -> String {
    template.text([
      "mark": PromptTemplate.mark(
        for: [issue, person1.question, person1.answer, person2.question, person2.answer]),
      "issue": issue, "question1": person1.question, "answer1": person1.answer, "question2": person2.question,
      "answer2": person2.answer,
    ])
  }
}
