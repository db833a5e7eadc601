import Artifacts
import Foundation
import Testing

@testable import Deduplication

@Suite struct DeduplicatorTests {
  let first: PairRecord

  init() throws {
    first = try makePair(
      "a", for: "Explain why the old bridge should be torn down.",
      against: "Explain why the old bridge deserves to stay where it is.", words: 200)
  }

  @Test func exactDuplicatesAreEqualAfterFolding() async throws {
    let other = try makePair(
      "b", issue: first.issueDescription.uppercased() + "?!", for: "explain WHY the old-bridge should be torn down",
      against: "“" + first.againstQuestion + "”", words: 300)
    let result = try await deduplicate([first, other])
    #expect(result.unique == [other])
    #expect(
      result.duplicates
        == [DuplicateRecord(pair: first, keptID: "b", method: .exact, score: 1, isSwapped: false)])
  }

  @Test func exactDuplicatesAreFoundWithSidesExchanged() async throws {
    let result = try await deduplicate([first, first.swapped])
    #expect(result.unique == [first])
    #expect(result.duplicates.map(\.method) == [.exact])
    #expect(result.duplicates.map(\.isSwapped) == [true])
  }

  @Test func theSidesOfOnePairAreNotCompared() async throws {
    let pair = try makePair("a", for: "The same question.", against: "The same question.")
    #expect(try await deduplicate([pair]).unique == [pair])
    let copy = try makePair("b", for: "The same question.", against: "The same question.")
    #expect(try await deduplicate([pair, copy]).duplicates.map(\.isSwapped) == [false])
  }

  @Test func nearDuplicatesAreFoundJustAboveTheThresholdAndNotJustBelow() async throws {
    var generator = TextGenerator(seed: 4)
    var (above, found, below) = (0, 0, 0)
    for number in 0..<300 {
      let pair = try generator.pair("a\(number)")
      let variant = try generator.variant(of: pair, id: "b\(number)", changes: 2 + number % 3)
      let score = similarity(pair, variant)
      if 0.8..<0.83 ~= score {
        above += 1
        guard let duplicate = try await deduplicate([pair, variant]).duplicates.first else { continue }
        found += 1
        #expect(duplicate.method == .minhash && duplicate.score == score)
      } else if 0.77..<0.8 ~= score {
        below += 1
        #expect(try await deduplicate([pair, variant]).duplicates.isEmpty)
      }
    }
    #expect(above > 20 && below > 20)
    // The index misses one of a thousand at the threshold, in expectation.
    #expect(Double(found) >= 0.97 * Double(above))
  }

  @Test func nearDuplicatesAreFoundWithSidesExchanged() async throws {
    let swapped = try makePair(
      "b", for: first.againstQuestion + " Really.", against: first.forQuestion, words: 100)
    let result = try await deduplicate([first, swapped])
    #expect(result.duplicates.map(\.isSwapped) == [true])
    #expect(result.duplicates.map(\.method) == [.minhash])
  }

  @Test func aScoreAtTheThresholdIsEnough() async throws {
    // Shingles: 8 in common, one of its own each: 8 of 10.
    let left = try makePair("a", issue: "abcdefghijklm", for: "", against: "")
    let right = try makePair("b", issue: "bcdefghijklmn", for: "", against: "")
    #expect(similarity(left, right) == 0.8)
    #expect(try await deduplicate([left, right]).duplicates.map(\.score) == [0.8])
  }

  @Test func anotherPolarityOnTheSameSideIsTheSwappedPair() async throws {
    let question = "Explain why the city council should close the old harbour to private traffic."
    let opposite = question.replacingOccurrences(of: "should", with: "should not")
    let pair = try makePair("a", for: question, against: opposite, words: 200)
    let issue = "Whether the old bridge should be torn down now"
    let result = try await deduplicate([pair, try makePair("b", issue: issue, for: opposite, against: question)])
    #expect(result.duplicates.map(\.isSwapped) == [true])
    #expect(result.duplicates.map(\.method) == [.minhash])
  }

  @Test func sharedPhrasesDoNotMakePairsAlike() async throws {
    let left = try makePair("a", issue: "Explain why", for: "Explain why: abcdefg", against: "Explain why: hijklmn")
    let right = try makePair("b", issue: "Explain why", for: "Explain why: opqrstu", against: "Explain why: vwxyz01")
    #expect(similarity(left, right) == 0)
  }

  @Test func shortTextsAreComparedWhole() async throws {
    let left = try makePair("a", issue: "War?", for: "Yes", against: "No")
    let same = try makePair("b", issue: "war", for: "no!", against: "yes!")
    let traded = try makePair("c", issue: "Yes", for: "War?", against: "No")
    let result = try await deduplicate([left, same, traded], threshold: 0.1)
    #expect(result.unique == [left, traded])
    #expect(result.duplicates.map(\.method) == [.exact])
    #expect(result.duplicates.map(\.isSwapped) == [true])
  }

  @Test func thereAreNoChains() async throws {
    let words = (0..<60).map { "word\($0)x\($0 * 7919)" }
    func pair(_ id: String, _ range: Range<Int>, words count: Int) throws -> PairRecord {
      try makePair(id, issue: words[range].joined(separator: " "), for: "", against: "", words: count)
    }
    let a = try pair("a", 0..<50, words: 30)
    let b = try pair("b", 4..<54, words: 20)
    let c = try pair("c", 8..<58, words: 10)
    #expect(similarity(a, b) >= 0.8 && similarity(b, c) >= 0.8 && similarity(a, c) < 0.8)
    #expect(try await deduplicate([a, b, c]).unique.map(\.id) == ["a", "c"])
    let best = try pair("b", 4..<54, words: 40)
    #expect(try await deduplicate([a, best, c]).unique.map(\.id) == ["b"])
    // Of two kept ones the more similar: b has as much in common with a as with c, so its last words decide.
    let nearerC = try pair("b", 5..<55, words: 5)
    #expect(try await deduplicate([a, nearerC, c]).duplicates.map(\.keptID) == ["c"])
  }

  @Test func theBestPairIsKept() async throws {
    func variant(_ id: String, _ words: Int, _ timestamp: String, _ revision: Int) throws -> PairRecord {
      try makePair(
        id, for: first.forQuestion, against: first.againstQuestion, words: words, timestamp: timestamp,
        revision: revision)
    }
    let worstFirst = [
      try variant("f", 10, "2026-01-02T00:00:00Z", 9), try variant("e", 20, "", 5),
      try variant("d", 20, "2025-12-31T00:00:00Z", 5), try variant("c", 20, "2026-01-01T00:00:00Z", 4),
      try variant("b", 20, "2026-01-01T00:00:00Z", 5), try variant("a", 20, "2026-01-01T00:00:00Z", 5),
    ]
    for end in 1...worstFirst.count {
      #expect(try await deduplicate(Array(worstFirst[..<end])).unique.map(\.id) == [worstFirst[end - 1].id])
    }
  }

  @Test func theSameRecordTwiceIsAnExactDuplicate() async throws {
    let result = try await deduplicate([first, first, first])
    #expect(result.unique == [first])
    #expect(result.duplicates.map(\.keptID) == ["a", "a"])
    #expect(result.count(.exact) == 2)
  }

  @Test func oneIdForTwoContentsIsAnError() async throws {
    let other = try makePair(
      "a", for: first.forQuestion, against: first.againstQuestion, words: 200, category: "Bridges")
    let pairs = [first, try first.swapped, other]
    await #expect(throws: DeduplicationError.conflictingRecords(id: "a", first: 1, second: 3)) {
      try await deduplicate(pairs)
    }
  }

  @Test("of several ids for two contents the one that is repeated first is told")
  func firstConflict() async throws {
    func pair(_ id: String, _ category: String) throws -> PairRecord {
      try makePair(id, for: first.forQuestion, against: first.againstQuestion, category: category)
    }
    let pairs = try [
      pair("a", "Bridges"), pair("b", "Bridges"), pair("b", "Bridges"), pair("b", "Roads"), pair("a", "Roads"),
      pair("b", "Parks"),
    ]
    await #expect(throws: DeduplicationError.conflictingRecords(id: "b", first: 2, second: 4)) {
      try await deduplicate(pairs)
    }
  }
}
