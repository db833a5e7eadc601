import Artifacts
import Testing

@testable import Deduplication

@Suite struct SimilarityEdgesTests {
  private func edges(_ pairs: [PairRecord], threads: Int = 2) async throws -> [SimilarPair] {
    let phrases = try SharedPhrases([englishWording])
    return try await PairSimilarity(pairs, threshold: 0.6, phrases: phrases, threads: threads).edges().found
  }

  @Test("the edges are those that all comparisons find, for any number of threads")
  func allPairs() async throws {
    var generator = TextGenerator(seed: 11)
    var pairs: [PairRecord] = []
    for number in 0..<40 {
      var pair = try generator.pair("a\(number)", wordsPerText: 10)
      pairs.append(pair)
      for step in 0..<4 {
        pair = try generator.variant(of: pair, id: "a\(number)-\(step)", changes: step)
        pairs.append(pair)
      }
    }
    pairs.append(try makePair("y", issue: "War?", for: "Yes", against: "No"))
    pairs.append(try makePair("z", issue: "war", for: "no!", against: "yes!"))
    pairs.shuffle(using: &generator.random)
    var expected: [[Int]: Double] = [:]
    let sets = pairs.map(naiveShingles)
    for right in pairs.indices {
      for left in 0..<right {
        let isShort = [pairs[left].id, pairs[right].id].sorted() == ["y", "z"]
        let score = isShort ? 1 : similarity(sets[left], sets[right])
        if score >= 0.6 { expected[[left, right]] = score }
      }
    }
    let found = try await edges(pairs)
    #expect(expected.count > 200)
    #expect(found.count >= expected.count * 99 / 100)
    for edge in found { #expect(expected[[edge.first, edge.second]] == edge.score) }
    for threads in [1, 4] {
      let other = try await edges(pairs, threads: threads)
      #expect(other == found)
    }
  }

  @Test("what is all alike stays connected, with a bounded number of edges")
  func alike() async throws {
    var pairs: [PairRecord] = []
    for number in 0..<600 {
      let question = "Explain why the old bridge near the market should be torn down in \(number)."
      pairs.append(try makePair("p\(number)", for: question, against: "Explain why that bridge should stay."))
    }
    let found = try await edges(pairs)
    #expect(found.count <= pairs.count * (CandidateList.comparisonLimit + 1))
    var reached: Set<Int> = [0]
    for edge in found where reached.contains(edge.first) { reached.insert(edge.second) }
    #expect(reached.count == pairs.count)
  }

  @Test func nothingGivesNothing() async throws {
    let found = try await edges([])
    #expect(found.isEmpty)
  }
}
