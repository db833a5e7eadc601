/// What a person marks of a pair that is not good. The names stand in files of reviews and never change.
package enum Criterion: String, Sendable, CaseIterable {
  case valueQuestion = "value-question"
  case neutralDescription = "neutral-description"
  case plainAssertion = "plain-assertion"
  case oneProposition = "one-proposition"
  case mirroredQuestions = "mirrored-questions"
  case soundPremises = "sound-premises"
  case answerableAlone = "answerable-alone"
  case rightLabels = "right-labels"
  case faithfulToSource = "faithful-to-source"

  package var name: String { rawValue }

  /// What holds of a good pair.
  package var sentence: String {
    switch self {
    case .valueQuestion:
      "The issue is a question of value on which informed people divide, not one that evidence settles, gossip about a "
        + "deed that nobody defends, or an insiders’ quarrel."
    case .neutralDescription: "The description takes no side and can be understood alone."
    case .plainAssertion:
      "Each question asserts its side plainly: no hedge, no loaded word, no strawman, no mention of the source."
    case .oneProposition: "The questions are about one proposition and contradict each other."
    case .mirroredQuestions: "The questions mirror each other in length, form and strength."
    case .soundPremises: "The questions presuppose nothing false, and neither gives the other’s reasons."
    case .answerableAlone: "Each question can be answered by somebody who has not read the source."
    case .rightLabels: "The category, the scale and the values are right."
    case .faithfulToSource: "The issue is in the section, and the pair is in the section’s language."
    }
  }
}
