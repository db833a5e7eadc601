import Artifacts
import Evaluation
import Statistics
import Testing

struct ComparisonTests {
  private typealias Make = Judgments

  /// Page; then the scores of a, b and c. c lacks the eighth pair, and has no score for the fourth.
  private static let rows: [(page: Int, scores: [Int?])] = [
    (1, [2, 0, -1]), (1, [1, 1, -2]), (2, [-2, -1, 0]), (2, [2, 0, nil]), (2, [1, -2, -2]), (3, [0, 0, 1]),
    (4, [2, 1]),
    (4, [2, -2, -1]), (5, [-1, 0, 0]), (6, [1, -1, -2]), (7, [2, 2, 0]), (7, [0, -2, -2]),
  ]

  private static func candidates() throws -> [Comparison.Candidate] {
    try ["a", "b", "c"].enumerated().map { place, name in
      let pairs = try rows.enumerated().compactMap { number, row -> PairScore? in
        guard place < row.scores.count else { return nil }
        let score = row.scores[place]
        return Make.pairScore(
          try Make.record(
            "\(number)", page: row.page, score.map { Make.verdict($0) }, unscored: score == nil ? "refused" : nil))
      }
      return Comparison.Candidate(name: name, pairs: pairs)
    }
  }

  /// Errors and intervals: `OLS(differences, ones).fit(cov_type="cluster", use_t=True)` of statsmodels 0.15.0;
  /// p-values: all settings of the articles' signs by `scipy.stats.permutation_test` of SciPy 1.17.1; adjusted ones:
  /// `multipletests(method="holm")`.
  @Test func `PAC of three candidates, as statsmodels and SciPy compare them`() async throws {
    let comparison = try await Comparison(judge: "j", Self.candidates(), test: SignFlipTest())
    #expect(comparison.judge == "j" && comparison.sharedPairs == 11)
    #expect(
      comparison.runs == [
        .init(candidate: "a", pairs: 12), .init(candidate: "b", pairs: 12), .init(candidate: "c", pairs: 11),
      ])
    #expect(comparison.rows.map(\.metric) == Metric.headline.flatMap { [$0, $0, $0] })
    let expected = [
      (
        "a", "b", 12,
        [
          70.83333333333333, 41.666666666666664, 29.16666666666667, 8.519336212767572, 8.32060192, 50.01273141, 0.0625,
          0.1875,
        ]
      ),
      ("a", "c", 10, [65, 27.5, 37.5, 15.034682127223926, 0.71145812, 74.28854188, 0.109375, 0.21875]),
      ("b", "c", 10, [37.5, 27.5, 10, 11.881357947081076, -19.07263557, 39.07263557, 0.625, 0.625]),
    ]
    for (row, expected) in zip(comparison.rows, expected) {
      #expect((row.first, row.second, row.pairs, row.articles) == (expected.0, expected.1, expected.2, 7))
      let figures = [
        row.firstValue, row.secondValue, row.difference, row.standardError, row.interval?.low, row.interval?.high,
        row.pValue,
        row.adjustedPValue,
      ]
      for (figure, expected) in zip(figures, expected.3) {
        let figure = try #require(figure)
        #expect(abs(figure - expected) < 1e-7)
      }
    }
    // Nobody refuses: no difference, and no doubt about it.
    let refusals = try #require(comparison.rows.first { $0.metric == .ref })
    #expect(refusals.difference == 0 && refusals.pValue == 1 && refusals.adjustedPValue == 1 && refusals.pairs == 12)
  }

  @Test func `The order of pairs changes nothing, that of candidates the sign`() async throws {
    var generator = Xoshiro256StarStar(seed: 5)
    let candidates = try Self.candidates()
    let test = SignFlipTest(permutations: 40, seed: 3)
    let first = try await Comparison(judge: "j", candidates, test: test)
    let shuffled = candidates.map { Comparison.Candidate(name: $0.name, pairs: $0.pairs.shuffled(using: &generator)) }
    let again = try await Comparison(judge: "j", shuffled, test: test)
    #expect(first == again && first.json == again.json)
    let mirrored = try await Comparison(judge: "j", candidates.reversed(), test: test)
    #expect(mirrored.rows[2].first == "b" && mirrored.rows[2].difference == first.rows[0].difference.map { -$0 })
    #expect(mirrored.rows[2].pValue == first.rows[0].pValue)
  }

  @Test func `Candidates that share no pair, or say different articles of it, or have other samples`() async throws {
    func candidate(_ name: String, _ records: [(id: String, page: Int, sample: Int)]) throws -> Comparison.Candidate {
      let pairs = try records.map {
        Make.pairScore(try Make.record($0.id, page: $0.page, Make.verdict(1), sample: $0.sample))
      }
      return Comparison.Candidate(name: name, pairs: pairs)
    }
    let none = try await Comparison(
      judge: "j", [candidate("a", [("1", 1, 0)]), candidate("b", [("2", 1, 0)]), candidate("c", [])],
      test: SignFlipTest())
    #expect(none.sharedPairs == 0 && none.rows.count == 12)
    #expect(
      none.rows.allSatisfy { $0.difference == nil && $0.pValue == nil && $0.adjustedPValue == nil && $0.pairs == 0 })
    let some = try await Comparison(
      judge: "j",
      [
        candidate("a", [("1", 1, 0), ("1", 1, 1), ("2", 2, 0), ("2", 2, 0)]),
        candidate("b", [("1", 5, 0), ("2", 5, 0), ("2", 5, 1)]),
      ], test: SignFlipTest())
    #expect(some.sharedPairs == 2 && some.runs.map(\.pairs) == [3, 3])
    #expect(some.rows[0].articles == 2 && some.rows[0].difference == 0 && some.rows[0].pValue == 1)
  }

  @Test func `Comparisons of each judge, and of their mean, are in the scores`() async throws {
    let records = try ["b", "a"].flatMap { candidate in
      try ["j", "k"].flatMap { judge in
        try (0..<9).map { number in
          try Make.record(
            "\(number)", page: number / 2, Make.verdict(number % 5 - 2), candidate: candidate, judgeModel: judge)
        }
      }
    }
    let scores = try await Make.scores(records)
    #expect(scores.comparisons.map(\.judge) == ["j", "k", "mean of 2 judges"])
    #expect(
      scores.comparisons.allSatisfy { $0.sharedPairs == 9 && $0.rows[0].first == "a" && $0.rows[0].difference == 0 })
    #expect(scores.agreements.map(\.candidate) == ["a", "b"] && scores.agreements.allSatisfy { $0.alpha == 1 })
    let one = try await Make.scores(records.filter { $0.candidate == "a" })
    #expect(one.comparisons.isEmpty && one.agreements.count == 1)
  }
}
