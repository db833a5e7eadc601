import Statistics
import Testing

@testable import Evaluation

struct JudgeAgreementTests {
  private typealias Make = Judgments

  /// The Python package krippendorff 0.9.0 for the same ratings.
  @Test func `Alpha is of adjusted scores, over the pairs that at least two judges have scored`() throws {
    // A refusal by one side makes 0 of any score. The fifth and the seventh pair have no two scores.
    let ratings: [[(score: Int?, refusal: Bool)]] = [
      [(-2, false), (-1, false)], [(0, false), (2, true)], [(2, false), (2, false)], [(-2, false), (2, false)],
      [(1, false)], [(1, false), (1, false), (0, false)], [(1, false), (nil, false)],
    ]
    let pairs = try ratings.enumerated().map { number, ratings in
      try ratings.map { rating in
        Make.pairScore(
          try Make.record(
            "\(number)", rating.score.map { Make.verdict($0, refusal: (rating.refusal, false)) },
            unscored: rating.score == nil ? "time" : nil))
      }
    }
    let agreement = JudgeAgreement(candidate: "x", judges: ["j", "k", "l"], pairs: pairs)
    #expect(agreement.pairs == 5 && agreement.judges == ["j", "k", "l"])
    let alpha = try #require(agreement.alpha)
    #expect(abs(alpha - 0.30086580086580084) < 1e-12)
    let none = JudgeAgreement(candidate: "x", judges: ["j", "k"], pairs: pairs.filter { $0.count == 1 })
    #expect(none.alpha == nil && none.pairs == 0)
  }
}
