/// Which of a pair's two questions.
package enum QuestionSide: String, Sendable, CaseIterable {
  case forSide = "for"
  case againstSide = "against"

  package func question(of pair: PairRecord) -> String {
    switch self {
    case .forSide: pair.forQuestion
    case .againstSide: pair.againstQuestion
    }
  }
}
