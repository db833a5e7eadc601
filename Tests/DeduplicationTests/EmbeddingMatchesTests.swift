import Artifacts
import BundledData
import Foundation
import TestSupport
import Testing

@testable import Deduplication

@Suite("Duplicates by embeddings")
struct EmbeddingMatchesTests {
  private struct Case {
    let pair: PairRecord
    let forVector: [Float]
    let againstVector: [Float]
  }

  private func pair(
    _ id: String, for forQuestion: String, against againstQuestion: String, words: Int
  ) throws -> PairRecord {
    var object = try makePair(
      id, issue: id, for: forQuestion, against: againstQuestion, words: words
    ).json
    object["language"] = "en"
    return try PairRecord(object)
  }

  private func withStage(
    _ cases: [Case], _ body: (DeduplicationStage, StageSummary, [DuplicateRecord]) async throws -> Void
  ) async throws {
    try await withTemporaryFolder { folder in
      let pairs = try folder.write(Fixtures.lines(cases.map(\.pair)), to: "pairs.jsonl")
      let records = cases.filter { !$0.forVector.isEmpty }.map {
        EmbeddingRecord(id: $0.pair.id, model: "m", forVector: $0.forVector, againstVector: $0.againstVector)
      }
      let embeddings = try folder.write(Fixtures.lines(records), to: "embeddings.jsonl")
      let wording = try #require(BundledData.files["wording/en-wording.yaml"])
      let stage = DeduplicationStage(
        inputs: [pairs], output: folder("unique.jsonl"), duplicatesOutput: folder("duplicates.jsonl"),
        wordings: [DataFile(name: "wording/en-wording.yaml", text: wording)], threads: 2, embeddings: [embeddings])
      guard case .done(let summary) = try await stage.run(RunOptions()) else {
        Issue.record("the stage did nothing")
        return
      }
      try await body(
        stage, summary, try JSONLinesReader<DuplicateRecord>.records(of: [stage.duplicatesOutput]))
    }
  }

  private let zoos = (
    "Explain why keeping large animals in zoos is justified.",
    "Explain why wild creatures belong in nature and nowhere else."
  )
  private let menageries = (
    "Explain why there are good grounds for zoological gardens with elephants.",
    "Explain why beasts must be left in the wilderness."
  )

  @Test("what says the same in other words is removed for the better pair, and the record says how alike it is")
  func removes() async throws {
    let cases = try [
      Case(
        pair: pair("short", for: zoos.0, against: zoos.1, words: 10), forVector: [1, 0.1, 0], againstVector: [0, 0, 1]),
      Case(
        pair: pair("long", for: menageries.0, against: menageries.1, words: 90), forVector: [1, 0, 0],
        againstVector: [0, 0, 1]),
    ]
    try await withStage(cases) { stage, summary, duplicates in
      #expect(duplicates.map(\.pair.id) == ["short"])
      #expect(duplicates.map(\.keptID) == ["long"])
      #expect(duplicates.map(\.method) == [.embedding])
      #expect(duplicates.map(\.isSwapped) == [false])
      #expect(abs((duplicates.first?.score ?? 0) - 1 / 1.01.squareRoot()) < 1e-6)
      #expect(summary["duplicates by embeddings"] == 1)
      let lines = try await stage.explain("short", "long")
      #expect(lines.suffix(2) == ["  straight: 0.995, duplicates", "  crosswise: 0.0, below"])
    }
  }

  @Test("sides that are exchanged are seen")
  func swapped() async throws {
    let cases = try [
      Case(
        pair: pair("a", for: zoos.0, against: zoos.1, words: 90), forVector: [1, 0], againstVector: [0, 1]),
      Case(
        pair: pair("b", for: menageries.1, against: menageries.0, words: 10), forVector: [0, 1], againstVector: [1, 0]),
    ]
    try await withStage(cases) { _, _, duplicates in
      #expect(duplicates.map(\.isSwapped) == [true])
    }
  }

  @Test("embeddings alone do not make duplicates of pairs that take opposite sides")
  func opposite() async throws {
    let cases = try [
      Case(
        pair: pair(
          "a", for: "Explain why euthanasia should be legal.", against: "Explain why life is sacred to the end.",
          words: 9),
        forVector: [1, 0], againstVector: [0, 1]),
      Case(
        pair: pair(
          "b", for: "Explain why euthanasia should be banned.", against: "Explain why all lives are holy.", words: 8),
        forVector: [1, 0], againstVector: [0, 1]),
    ]
    try await withStage(cases) { stage, summary, duplicates in
      #expect(duplicates.isEmpty)
      #expect(summary.notices.contains { $0.hasPrefix("1 times two pairs were alike by their embeddings") })
      let lines = try await stage.explain("a", "b")
      #expect(lines.contains("  words that tell a side in b: for: banned; against: none"))
      #expect(lines.contains("  straight: 1.0, opposite sides, so no duplicates"))
    }
  }

  @Test("a pair that is removed removes no other: there are no chains")
  func noChains() async throws {
    func angle(_ degrees: Double) -> [Float] {
      [Float(cos(degrees * .pi / 180)), Float(sin(degrees * .pi / 180))]
    }
    let texts = [
      ("aaaa bbbbb ccccc dddd", "eeee fffff ggggg hhhh"), ("iiii jjjjj kkkkk llll", "mmmm nnnnn ooooo pppp"),
      ("qqqq rrrrr sssss tttt", "uuuu vvvvv wwwww xxxx"),
    ]
    let cases = try texts.enumerated().map { number, text in
      // 20 degrees are a cosine of 0.94, 40 degrees one of 0.77.
      Case(
        pair: try pair("p\(number)", for: text.0, against: text.1, words: 90 - number),
        forVector: angle(Double(20 * number)), againstVector: angle(Double(20 * number)))
    }
    try await withStage(cases) { _, _, duplicates in
      #expect(duplicates.map { "\($0.pair.id) \($0.keptID)" } == ["p1 p0"])
    }
  }

  @Test("pairs without embeddings are compared by their texts alone, and a note says how many they are")
  func missing() async throws {
    let cases = try [
      Case(pair: pair("a", for: zoos.0, against: zoos.1, words: 9), forVector: [1], againstVector: [1]),
      Case(pair: pair("b", for: menageries.0, against: menageries.1, words: 8), forVector: [], againstVector: []),
    ]
    try await withStage(cases) { stage, summary, duplicates in
      #expect(duplicates.isEmpty)
      #expect(summary.notices == ["1 pairs have no embeddings, and were compared by their texts alone"])
      let lines = try await stage.explain("a", "b")
      #expect(lines.last == "embeddings: not there for both pairs")
    }
  }
}
