import Artifacts
import Testing

@testable import Deduplication

@Suite("The highest similarity")
struct HighestSimilarityTests {
  private func highest(
    _ lefts: [PairRecord], _ rights: [PairRecord], threads: Int = 2
  ) async throws -> SimilarPair? {
    let phrases = try SharedPhrases([englishWording])
    let similarity = try await PairSimilarity(lefts + rights, threshold: 0.6, phrases: phrases, threads: threads)
    return try await similarity.highest(
      between: Array(lefts.indices), and: rights.indices.map { lefts.count + $0 })
  }

  private func variants(seed: UInt64, changes: ClosedRange<Int>) throws -> (lefts: [PairRecord], rights: [PairRecord]) {
    var generator = TextGenerator(seed: seed)
    var (lefts, rights): ([PairRecord], [PairRecord]) = ([], [])
    for number in 0..<40 {
      let pair = try generator.pair("a\(number)", wordsPerText: 6)
      lefts.append(pair)
      let count = Int.random(in: changes, using: &generator.random)
      rights.append(try generator.variant(of: pair, id: "b\(number)", changes: count))
    }
    return (lefts, rights.shuffled(using: &generator.random))
  }

  @Test(
    "the most alike pairs of two sets are those that brute force finds, the first of equals, for any number of threads",
    arguments: 1...8 as ClosedRange<UInt64>)
  func mostAlike(seed: UInt64) async throws {
    // From nearly equal to hardly alike, so that all rounds of the search are taken.
    var (lefts, rights) = try variants(seed: seed, changes: [1...6, 6...14, 12...18, 40...60][Int(seed) % 4])
    if seed > 4 { lefts.removeLast(30) }
    // One of the best is there twice.
    rights.append(contentsOf: rights.prefix(10))
    var best: SimilarPair?
    let (mine, theirs) = (lefts.map(naiveShingles), rights.map(naiveShingles))
    for left in lefts.indices {
      for right in rights.indices {
        let found = SimilarPair(left, lefts.count + right, similarity(mine[left], theirs[right]))
        if found.score > 0, found.score > best?.score ?? 0 { best = found }
      }
    }
    for threads in [1, 3] {
      let found = try await highest(lefts, rights, threads: threads)
      #expect(found == best)
    }
    let reversed = try await highest(rights, lefts)
    #expect(reversed?.score == best?.score)
  }

  @Test("equal texts have 1, also where they are too short for shingles, and nothing in common is nothing")
  func extremes() async throws {
    let short = try makePair("a", issue: "x", for: "y", against: "z")
    let swapped = try makePair("b", issue: "X", for: "z", against: "y")
    var found = try await highest([short], [swapped])
    #expect(found == SimilarPair(0, 1, 1))
    let other = try makePair("c", issue: "aaaaaaa", for: "bbbbbbb", against: "ccccccc")
    let another = try makePair("d", issue: "ddddddd", for: "eeeeeee", against: "fffffff")
    found = try await highest([other], [another, short])
    #expect(found == nil)
    found = try await highest([], [another])
    #expect(found == nil)
  }
}
