import Artifacts
import Foundation
import TestSupport
import Testing

@testable import Deduplication

@Suite("Pairs compared by their embeddings")
struct EmbeddedPairsTests {
  private func embedded(_ records: [EmbeddingRecord], ids: [String]? = nil, threads: Int = 2) async throws
    -> EmbeddedPairs
  {
    try await withTemporaryFolder { folder in
      let path = try folder.write(Fixtures.lines(records), to: "embeddings.jsonl")
      return try await EmbeddedPairs(paths: [path], ids: ids ?? records.map(\.id), threads: threads)
    }
  }

  /// Vectors around some centres, so that many are alike, a third of them with their sides exchanged.
  private func sample(_ count: Int, dimensions: Int, seed: UInt64) -> [EmbeddingRecord] {
    var random = SplitMix64(state: seed)
    func vector() -> [Float] { (0..<dimensions).map { _ in Float.random(in: -1...1, using: &random) } }
    let centres = (0..<max(1, count / 6)).map { _ in (vector(), vector()) }
    return (0..<count).map { number in
      let centre = centres[Int.random(in: centres.indices, using: &random)]
      let noise = Float.random(in: 0...0.6, using: &random)
      let sides = [centre.0, centre.1].map { side in zip(side, vector()).map { $0 + noise * $1 } }
      let isSwapped = Int.random(in: 0..<3, using: &random) == 0
      let length = Float.random(in: 0.1...10, using: &random)
      return EmbeddingRecord(
        id: "p\(number)", model: "m", forVector: sides[isSwapped ? 1 : 0].map { $0 * length },
        againstVector: sides[isSwapped ? 0 : 1])
    }
  }

  private func cosine(_ left: [Float], _ right: [Float]) -> Double {
    func dot(_ a: [Float], _ b: [Float]) -> Double { zip(a, b).reduce(0) { $0 + Double($1.0) * Double($1.1) } }
    return dot(left, right) / (dot(left, left) * dot(right, right)).squareRoot()
  }

  private func similarity(_ left: EmbeddingRecord, _ right: EmbeddingRecord) -> Double {
    max(
      min(cosine(left.forVector, right.forVector), cosine(left.againstVector, right.againstVector)),
      min(cosine(left.forVector, right.againstVector), cosine(left.againstVector, right.forVector)))
  }

  @Test(
    "the neighbours are those that brute force finds, for any number of threads",
    arguments: [(1, 1), (2, 5), (127, 3), (140, 33), (129, 70)])
  func neighbours(count: Int, dimensions: Int) async throws {
    let records = sample(count, dimensions: dimensions, seed: UInt64(count))
    var expected: [[Int]: Double] = [:]
    for second in records.indices {
      for first in 0..<second {
        let score = similarity(records[first], records[second])
        if score >= 0.92 { expected[[first, second]] = score }
      }
    }
    let pairs = try await embedded(records)
    let (found, leftOut) = try await pairs.neighbours(cosine: 0.92, threads: 1)
    #expect(found.map { [$0.first, $0.second] } == expected.keys.sorted { ($0[1], $0[0]) < ($1[1], $1[0]) })
    for one in found { #expect(abs(one.similarity.cosine - (expected[[one.first, one.second]] ?? 0)) < 1e-6) }
    #expect(leftOut == 0)
    #expect(count < 100 || expected.count > 10)
    let again = try await pairs.neighbours(cosine: 0.92, threads: 3)
    #expect(again.found == found)
  }

  @Test("the sides that match are told, straight or crosswise")
  func sides() async throws {
    let pairs = try await embedded([
      EmbeddingRecord(id: "a", model: "m", forVector: [1, 0, 0], againstVector: [0, 1, 0]),
      EmbeddingRecord(id: "b", model: "m", forVector: [0, 2, 0], againstVector: [3, 0, 0]),
      EmbeddingRecord(id: "c", model: "m", forVector: [1, 0, 0], againstVector: [0, 0, 1]),
    ])
    #expect(pairs.similarity(0, 1, atLeast: 0.9) == .init(straight: -.infinity, crosswise: 1))
    #expect(pairs.similarity(0, 0, atLeast: 0.9) == .init(straight: 1, crosswise: -.infinity))
    #expect(pairs.similarity(0, 2, atLeast: 0.5) == nil, "one side alone is not enough")
  }

  @Test("the most alike of two sets are those that brute force finds", arguments: 1...6 as ClosedRange<UInt64>)
  func highest(seed: UInt64) async throws {
    // In many dimensions vectors of different centres are far from each other, so that later rounds are taken.
    let records = sample(200, dimensions: seed.isMultiple(of: 2) ? 4 : 60, seed: seed)
    let firsts = (0..<200).filter { $0 % 3 == 0 && $0 > 9 * Int(seed) }
    let seconds = (0..<200).filter { $0 % 3 == 1 && $0 < 150 - 24 * Int(seed) + 30 }
    let scores = firsts.flatMap { first in seconds.map { similarity(records[first], records[$0]) } }
    let pairs = try await embedded(records)
    for threads in [1, 2] {
      let found = try #require(try await pairs.highest(between: firsts, and: seconds, threads: threads))
      #expect(abs(found.score - (scores.max() ?? 0)) < 1e-6)
      #expect(firsts.contains(found.first) && seconds.contains(found.second))
    }
    let nothing = try await pairs.highest(between: [], and: seconds, threads: 1)
    #expect(nothing == nil)
  }

  @Test("opposite vectors have the highest similarity there is")
  func opposite() async throws {
    let pairs = try await embedded([
      EmbeddingRecord(id: "a", model: "m", forVector: [1, 0], againstVector: [1, 0]),
      EmbeddingRecord(id: "b", model: "m", forVector: [-1, 0], againstVector: [-1, 0]),
    ])
    let found = try await pairs.highest(between: [0], and: [1], threads: 1)
    #expect(found == SimilarPair(0, 1, -1))
  }

  @Test("what is all alike takes bounded room, stays connected, and is counted")
  func alike() async throws {
    let records = (0..<1500).map {
      EmbeddingRecord(id: "p\($0)", model: "m", forVector: [1, 2, 3], againstVector: [3, 2, 1])
    }
    let pairs = try await embedded(records)
    let (found, leftOut) = try await pairs.neighbours(cosine: 0.92, threads: 2)
    #expect(found.count <= 1500 * EmbeddedPairs.neighbourLimit)
    #expect(found.count + leftOut == 1500 * 1499 / 2)
    #expect(Set(found.filter { $0.first == 0 }.map(\.second)).count == 1499)
  }

  @Test("lengths near the ends of Float change nothing")
  func lengths() async throws {
    let least = Float.leastNonzeroMagnitude
    let pairs = try await embedded([
      EmbeddingRecord(id: "a", model: "m", forVector: [3e38, 3e38], againstVector: [least, -least]),
      EmbeddingRecord(id: "b", model: "m", forVector: [1, 1], againstVector: [1, -1]),
    ])
    let found = try #require(pairs.similarity(0, 1, atLeast: 0.9))
    #expect(abs(found.straight - 1) < 1e-6)
  }

  @Test("pairs without embeddings are counted and like none; embeddings of other pairs do not matter")
  func missing() async throws {
    let records = [
      EmbeddingRecord(id: "a", model: "m", forVector: [1], againstVector: [1]),
      EmbeddingRecord(id: "other", model: "m", forVector: [1], againstVector: [1]),
      EmbeddingRecord(id: "c", model: "m", forVector: [1], againstVector: [1]),
    ]
    let pairs = try await embedded(records, ids: ["a", "b", "c", "c"])
    #expect(pairs.missingCount == 1)
    let (found, _) = try await pairs.neighbours(cosine: 0.92, threads: 1)
    #expect(found.map { [$0.first, $0.second] } == [[0, 2]])
    let none = try await embedded(records, ids: ["x", "y"]).neighbours(cosine: 0.92, threads: 1)
    #expect(none.found.isEmpty)
  }

  @Test("embeddings of two models, or of two sizes, are an error that names file and pair")
  func mixed() async throws {
    let first = EmbeddingRecord(id: "a", model: "m", forVector: [1, 0], againstVector: [1, 0])
    for other in [
      EmbeddingRecord(id: "b", model: "n", forVector: [1, 0], againstVector: [1, 0]),
      EmbeddingRecord(id: "b", model: "m", forVector: [1], againstVector: [1]),
    ] {
      let error = await #expect(throws: DeduplicationError.self) { try await embedded([first, other]) }
      #expect(try #require(error).description.contains("embeddings.jsonl: the embeddings of the pair b are from"))
    }
  }
}
