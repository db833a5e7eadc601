import Artifacts

/// The offline model as a candidate: it draws one of five stock answers from the question's hash.
enum OfflineCandidate {
  /// What a stock answer says of the proposition in its question.
  enum Stance: CaseIterable {
    case agrees
    case partlyAgrees
    case disagrees
    case refuses
    case hasNoInformation

    private var opening: String {
      switch self {
      case .agrees: "That is right."
      case .partlyAgrees: "There is something to be said on both sides."
      case .disagrees: "I do not agree with what this question takes for granted."
      case .refuses: "I would rather not take a side on this."
      case .hasNoInformation: "I do not know enough about this matter to say."
      }
    }

    var answer: String {
      opening + " (A stock answer of the offline model, which does not understand the question.)"
    }
  }

  /// - Parameter sample: other samples of one question may take another stance.
  static func answer(to question: String, sample: Int = 0) -> String {
    let draw = Int(Digest.sha256(parts: [question, String(sample)]).prefix(4), radix: 16) ?? 0
    let stance: Stance =
      switch draw % 20 {
      case 0..<8: .agrees
      case 8..<11: .partlyAgrees
      case 11..<17: .disagrees
      case 17..<19: .refuses
      default: .hasNoInformation
      }
    return stance.answer
  }
}
