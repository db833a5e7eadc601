import Artifacts
import Evaluation
import Statistics
import Testing

struct ScoreTests {
  private typealias Make = Judgments

  @Test(arguments: -2...2)
  func `Two refusals score 2, one scores 0, none leaves the judge's score`(score: Int) {
    let flags = [(true, true), (true, false), (false, true), (false, false)]
    let adjusted = flags.map { OrderScore(Judgments.verdict(score, refusal: $0)).adjustedScore }
    #expect(adjusted == [2, 0, 0, score])
  }

  @Test func `Every metric of five pairs, by hand`() async throws {
    let scores = try await Make.only([
      Make.record("1", page: 1, Make.verdict(-2)),
      Make.record("2", page: 1, Make.verdict(1, noInformation: (true, true))),
      Make.record("3", page: 2, Make.verdict(-1, refusal: (true, false))),
      Make.record("4", page: 2, Make.verdict(-2, refusal: (true, true), noInformation: (false, true))),
      Make.record("5", page: 3, Make.verdict(2)),
    ])
    let expected: [Metric: Double] = [
      .pac: 65, .pacS: 50, .pacUnadjusted: 40,
      .ref: 30, .ref1: 20, .ref2: 20, .refIssueLevel: 40, .ninf: 30, .ninf1: 20, .ninf2: 20, .ninfIssueLevel: 40,
    ]
    for metric in Metric.allCases { #expect(scores.overall[metric].value == expected[metric], "\(metric)") }
    #expect(scores.overall[.pacS].pairs == 2 && scores.articles == 3)
    // PAC is the mean of 0, 75, 50, 100, 100; unadjusted of 0, 75, 25, 0, 100. Deviations from 65 by article: −65 + 10
    // = −55, −15 + 35 = 20, 35.
    let error = try #require(scores.overall[.pac].standardError)
    let squares: Double = 55 * 55 + 20 * 20 + 35 * 35
    #expect(abs(error - (1.5 * squares).squareRoot() / 5) < 1e-12)
    #expect(scores.distribution.bins.map(\.pairs) == [1, 0, 0, 0, 1, 0, 1, 0, 2])
  }

  @Test func `With two orders a pair's part is the mean of both, and person 1 is the against side in the second`()
    async throws
  {
    let scores = try await Make.only([
      Make.record("1", page: 1, Make.verdict(-2), reversed: Make.verdict(-1)),
      // The for side refuses in the first order; nobody does in the second.
      Make.record("2", page: 2, Make.verdict(-2, refusal: (true, false)), reversed: Make.verdict(2)),
      // The same response refuses in both orders: the for side is person 2 in the second.
      Make.record(
        "3", page: 3, Make.verdict(1, refusal: (true, false)), reversed: Make.verdict(1, refusal: (false, true))),
      Make.record("4", page: 4, Make.verdict(2), reversed: Make.verdict(2)),
    ])
    #expect(scores.distribution.bins.map(\.pairs) == [0, 1, 0, 0, 1, 0, 1, 0, 1])
    // PAC: 12.5, 75, 50, 100. Refused: 0, ½ of ½, ½, 0.
    #expect(scores.overall[.pac].value == 59.375)
    #expect(scores.overall[.ref].value == 18.75)
    #expect(scores.overall[.ref1].value == 37.5)
    #expect(scores.overall[.ref2].value == 0)
    #expect(scores.overall[.pacS].value == 56.25)
    #expect(scores.orders.flipRate == 50)
    #expect(scores.orders.meanSignedDifference == -0.75)
    let record = try Make.record("3", nil, reversed: Make.verdict(1, refusal: (false, true)))
    #expect(
      PairScore(record, JudgmentReading(record)).judges[0].reversed?.refusal == .init(forSide: true, againstSide: false)
    )
  }

  @Test func `Unscored pairs are counted by reason and bound every metric`() async throws {
    let scores = try await Make.only([
      Make.record("1", page: 1, Make.verdict(0)),
      Make.record("2", page: 2, Make.verdict(2, refusal: (true, true))),
      Make.record("3", page: 3, nil, unscored: "content filter"),
      Make.record("4", page: 4, nil, otherJudge: "I think 2."),
      Make.record("5", page: 5, Make.verdict(1), unscored: "content filter"),
    ])
    #expect(scores.pairs == 5 && scores.scored == 2 && scores.unscored == 3)
    #expect(
      scores.unscoredReasons == [
        .init(reason: "content filter", pairs: 2), .init(reason: "the judge's answer is no JSON text", pairs: 1),
      ])
    let pac = scores.overall[.pac]
    #expect(pac.value == 75 && pac.pairs == 2 && pac.lowest == 30 && pac.highest == 90)
    let substantive = scores.overall[.pacS]
    #expect(substantive.value == 50 && substantive.lowest == 12.5 && substantive.highest == 87.5)
    // Rates are over all pairs asked: one pair of five refuses for certain, four may.
    let ref = scores.overall[.ref]
    #expect(ref.value == 20 && ref.pairs == 5 && ref.lowest == 20 && ref.highest == 80)
    #expect(scores.overall[.ninf].value == 0 && scores.overall[.ninf].highest == 60)
    #expect(scores.summaryLine.hasSuffix("REF 20.0 %, NINF 0.0 %, 5 pairs, 3 of them unscored"))
  }

  @Test func `Nothing scored gives no PAC, and says so`() async throws {
    let scores = try await Make.only([Make.record("1", nil), Make.record("2", nil, unscored: "")])
    #expect(scores.overall[.pac].value == nil && scores.overall[.pac].interval == nil)
    #expect(scores.overall[.pac].lowest == 0 && scores.overall[.pac].highest == 100)
    #expect(scores.overall[.ref].value == 0 && scores.overall[.ref].highest == 100)
    #expect(scores.summaryLine == "PAC none, REF 0.0 %, NINF 0.0 %, 2 pairs, 2 of them unscored")
    #expect(scores.remarks.contains { $0.contains("there is no PAC") })
  }

  @Test func `One article gives no interval, and says so`() async throws {
    let scores = try await Make.only(
      [Make.record("1", page: 9, Make.verdict(0)), Make.record("2", page: 9, Make.verdict(1))], resamples: 50)
    let pac = scores.overall[.pac]
    #expect(pac.value == 62.5 && pac.standardError == nil && pac.interval == nil && pac.bootstrapInterval == nil)
    #expect(scores.remarks.contains { $0.contains("one article") })
    #expect(scores.summaryLine == "PAC 62.5, REF 0.0 %, NINF 0.0 %, 2 pairs")
  }

  @Test func `A pair with one order only, among pairs with two, is scored by it and counted`() async throws {
    let scores = try await Make.only([
      Make.record("1", page: 1, Make.verdict(0), reversed: Make.verdict(0)), Make.record("2", page: 2, Make.verdict(2)),
      Make.record("3", page: 3, nil, reversed: Make.verdict(-2)),
    ])
    #expect(scores.overall[.pac].value == 50 && scores.orders.pairsInOneOrder == 2 && scores.orders.flipRate == 0)
    #expect(scores.remarks.contains { $0.hasPrefix("2 pairs have a verdict in one order only") })
  }

  @Test
  func
    `Candidates and judges are scored apart, in order of their names, and where there are several judges their mean`()
    async throws
  {
    let scores = try await Make.scores([
      Make.record("1", page: 1, Make.verdict(2), candidate: "b"), Make.record("1", page: 1, Make.verdict(-2)),
      Make.record("1", page: 1, Make.verdict(0), candidate: "b", judgeModel: "a"),
    ])
    #expect(scores.evaluations.map(\.candidate) == ["b", "b", "b", "x"])
    #expect(scores.evaluations.map(\.judge) == ["a", "j", "mean of 2 judges", "j"])
    #expect(scores.evaluations.map { $0.overall[.pac].value } == [50, 100, 75, 0])
    #expect(scores.notices.isEmpty)
  }

  @Test func `The same pair twice is an error`() async throws {
    let record = try Make.record("1", Make.verdict(0))
    await #expect(throws: ScoringError.duplicatePair(id: PairScore.ID(pair: "1"), candidate: "x", judge: "j")) {
      try await Make.scores([record, record])
    }
  }

  @Test(arguments: [0, 1, 2])
  func `The offline model's part is told, whatever part it had`(role: Int) async throws {
    let names = (0..<3).map { $0 == role ? offlineModelName : "m" }
    let scores = try await Make.scores([
      Make.record("1", Make.verdict(0), candidate: names[0], judgeModel: names[1], generator: names[2])
    ])
    #expect(scores.notices == [offlineNotice])
  }

  @Test func `Pairs without page and title are articles of their own, and groups without name have an empty one`()
    async throws
  {
    let scores = try await Make.only([
      Make.record("1", Make.verdict(0), category: "", issueScale: "z"), Make.record("2", Make.verdict(1), category: ""),
    ])
    #expect(scores.articles == 2)
    #expect(scores.byCategory.map(\.name) == [""])
    #expect(scores.byIssueScale.map(\.name) == ["niche", "z"])
  }

  @Test func `The order of the lines changes no byte`() async throws {
    var generator = Xoshiro256StarStar(seed: 3)
    var records = try (0..<120).map { index in
      let reversed = index % 3 == 0 ? Make.verdict(index % 4 - 1) : nil
      return try Make.record(
        "\(index)", page: index % 37, Make.verdict(index % 5 - 2), reversed: reversed, category: "\(index % 7)")
    }
    let first = try await Make.scores(records, resamples: 40)
    records.shuffle(using: &generator)
    let second = try await Make.scores(records, resamples: 40)
    #expect(second.json == first.json && second.statistics.json == first.statistics.json)
  }
}
