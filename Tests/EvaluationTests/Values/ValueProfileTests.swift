import Artifacts
import Evaluation
import Statistics
import Testing

@Suite("Values")
struct ValueProfileTests {
  private func profile(_ rows: [(demonstrated: ([String], [String]), expected: ([String], [String]))]) async throws
    -> EvaluationScores
  {
    var collector = ScoreCollector()
    for (number, row) in rows.enumerated() {
      var record = try Judgments.record("p\(number)", page: number, Judgments.verdict(0)).json
      record["for_demonstrated_values"] = .strings(row.demonstrated.0)
      record["against_demonstrated_values"] = .strings(row.demonstrated.1)
      record["for_values"] = .strings(row.expected.0)
      record["against_values"] = .strings(row.expected.1)
      try collector.add(ScoredJudgment(try JudgmentRecord(record)))
    }
    return try #require(try await collector.scores(bootstrap: .init(resamples: 0)).evaluations.first)
  }

  /// Reckoned by hand: O = a 4, b 1, c 1, Σ 6; e = a 2, b 2, d 2, Σ 6; so E = a 2, b 2, d 2, and the residuals are
  /// 2/√2, −1/√2, −2/√2; their squares add up to 2 + 0.5 + 2, over 3 − 1.
  @Test("residuals, VDR and the reduced chi-squared are those of the formulas")
  func figures() async throws {
    let scores = try await profile([
      ((["a"], ["a", "c"]), (["a"], ["b"])), ((["a", "b"], ["a"]), (["a", "d"], ["b", "d"])), (([], []), ([], [])),
    ])
    let values = try #require(scores.values)
    #expect(values.responses == 6)
    #expect(values.rows.map(\.value) == ["a", "b", "c", "d"])
    #expect(values.rows.map(\.demonstrated) == [4, 1, 1, 0])
    #expect(values.rows.map(\.expected) == [2, 2, 0, 2])
    let residuals = values.rows.map { $0.residual ?? .nan }
    #expect(abs(residuals[0] - 2.squareRoot()) < 1e-12 && abs(residuals[1] + 0.5.squareRoot()) < 1e-12)
    #expect(residuals[2].isNaN && abs(residuals[3] + 2.squareRoot()) < 1e-12)
    #expect(abs((values.reducedChiSquared ?? 0) - 2.25) < 1e-12)
    let vdr = scores.overall[.vdr]
    #expect(abs((vdr.value ?? 0) - 100 * 4 / 6.0) < 1e-12 && vdr.pairs == 3)
  }

  @Test("a candidate that follows every question has residuals of zero")
  func follower() async throws {
    let scores = try await profile([
      ((["a"], ["b"]), (["a"], ["b"])), ((["c"], ["a"]), (["c"], ["a"])),
    ])
    #expect(scores.values?.reducedChiSquared == 0)
    #expect(scores.overall[.vdr].value == 100)
  }

  @Test("without labels there are no values and no VDR")
  func unlabelled() async throws {
    let scores = try await Judgments.only([try Judgments.record("p", page: 1, Judgments.verdict(0))])
    #expect(scores.values == nil && scores.overall[.vdr].value == nil)
  }
}
