import Artifacts
import Testing

@testable import Deduplication

@Suite struct DeduplicatorPropertyTests {
  @Test func recallAtTheThresholdIsHigh() async throws {
    var generator = TextGenerator(seed: 5)
    var pairs: [PairRecord] = []
    var planted = 0
    for number in 0..<2000 {
      let pair = try generator.pair("a\(number)", wordsPerText: 8)
      let variant = try generator.variant(of: pair, id: "b\(number)", changes: number % 5)
      pairs += [pair, variant]
      if similarity(pair, variant) >= 0.8 { planted += 1 }
    }
    let result = try await deduplicate(pairs)
    #expect(planted > 900)
    #expect(Double(result.duplicates.count) >= 0.99 * Double(planted))
    #expect(result.duplicates.count <= planted)
    #expect(result.unique.count + result.duplicates.count == pairs.count)
  }

  /// Clusters of variants of variants, so that it matters who is compared with whom.
  private func clusters(seed: UInt64) throws -> [PairRecord] {
    var generator = TextGenerator(seed: seed)
    var pairs: [PairRecord] = []
    for cluster in 0..<25 {
      var pair = try generator.pair("p\(cluster)", wordsPerText: 8)
      pairs.append(pair)
      for step in 0..<8 {
        pair = try generator.variant(of: pair, id: "p\(cluster)-\(step)", changes: step % 4)
        pairs.append(pair)
      }
      pairs.append(pair)
    }
    return pairs
  }

  @Test(arguments: 10..<13 as Range<UInt64>)
  func theInputsOrderDoesNotMatter(seed: UInt64) async throws {
    let pairs = try clusters(seed: seed)
    var random = SplitMix64(state: seed)
    let expected = sorted(try await deduplicate(pairs))
    for _ in 0..<3 { #expect(try await sorted(deduplicate(pairs.shuffled(using: &random))) == expected) }
    #expect(try await sorted(deduplicate(pairs.reversed())) == expected)
  }

  private func sorted(_ result: Deduplicated) -> Deduplicated {
    Deduplicated(
      unique: result.unique.sorted { $0.id < $1.id }, duplicates: result.duplicates.sorted { $0.pair.id < $1.pair.id })
  }

  /// Longest section, then newest revision, then lowest id.
  private func isBetter(_ left: PairRecord, _ right: PairRecord) -> Bool {
    let (mine, theirs) = (left.source, right.source)
    return (theirs.sectionWordCount, theirs.revisionTimestamp, theirs.revisionID ?? .min, left.id)
      < (mine.sectionWordCount, mine.revisionTimestamp, mine.revisionID ?? .min, right.id)
  }

  @Test(arguments: 20..<23 as Range<UInt64>)
  func eachRemovedPairMatchesABetterKeptOne(seed: UInt64) async throws {
    let pairs = try clusters(seed: seed)
    let result = try await deduplicate(pairs)
    let kept = Dictionary(uniqueKeysWithValues: result.unique.map { ($0.id, $0) })
    #expect(!result.duplicates.isEmpty)
    let sets = Dictionary(pairs.map { ($0.id, naiveShingles($0)) }) { first, _ in first }
    func score(_ left: PairRecord, _ right: PairRecord) -> Double {
      similarity(sets[left.id] ?? [], sets[right.id] ?? [])
    }
    for duplicate in result.duplicates {
      let better = try #require(kept[duplicate.keptID])
      #expect(duplicate.score == score(duplicate.pair, better))
      #expect(duplicate.score >= 0.8)
      #expect(!isBetter(duplicate.pair, better))
      let betterOnes = result.unique.filter { !isBetter(duplicate.pair, $0) }
      #expect(duplicate.score == betterOnes.map { score(duplicate.pair, $0) }.max())
    }
    let order = pairs.map(\.id)
    #expect(result.unique.map(\.id) == order.filter { kept[$0] != nil }.removingRepeats)
    #expect(try await deduplicate(result.unique).duplicates.isEmpty)
  }

  @Test func emptyInputAndEmptyTexts() async throws {
    #expect(try await deduplicate([]) == Deduplicated())
    let empty = try makePair("a", issue: "", for: "", against: "")
    let alsoEmpty = try makePair("b", issue: " ", for: "…", against: "\u{200B}")
    let result = try await deduplicate([empty, alsoEmpty])
    #expect(result.unique == [empty])
    #expect(result.duplicates.map(\.method) == [.exact])
  }

  @Test func anyNumberOfThreadsGivesTheSame() async throws {
    let pairs = try clusters(seed: 30)
    let expected = try await deduplicate(pairs, threads: 1)
    for threads in [2, 3, 8] { #expect(try await deduplicate(pairs, threads: threads) == expected) }
  }

  @Test("what is kept does not depend on how many pairs are compared at one time")
  func batches() async throws {
    let pairs = try clusters(seed: 31)
    let expected = try await deduplicate(pairs, batchSize: pairs.count)
    for size in [1, 7, 60] { #expect(try await deduplicate(pairs, batchSize: size) == expected) }
  }

  @Test("pairs that are all alike are compared with the one that is kept")
  func alikePairs() async throws {
    let marks = String(repeating: "\u{301}", count: 500_000)
    var pairs: [PairRecord] = []
    for number in 0..<1_500 {
      let question = "Explain why the old bridge near the market should be torn down before the winter of \(number)."
      pairs.append(try makePair("p\(number)", for: question, against: "Explain why that bridge should stay."))
    }
    // Equal shingles in texts that differ: removed as near duplicates.
    for number in 0..<500 {
      pairs.append(try makePair("q\(number)", issue: "", for: String(repeating: "a", count: 6 + number), against: ""))
    }
    pairs += [try makePair("m", for: "e" + marks, against: ""), try makePair("n", for: "e" + marks, against: "")]
    let result = try await deduplicate(pairs)
    #expect(result.unique.map(\.id) == ["p0", "q0", "m"])
    #expect(result.hotBuckets == 0 && result.comparisonsLeftOut == 0)
  }

  @Test("pairs that are alike, but no duplicates, are compared with a bounded number of others, and that is counted")
  func hotBuckets() async throws {
    var generator = TextGenerator(seed: 6)
    let shared = generator.words(10).joined(separator: " ")
    var pairs: [PairRecord] = []
    for number in 0..<500 {
      let own = generator.words(4).joined(separator: " ")
      pairs.append(try makePair("p\(number)", issue: "", for: shared + " " + own, against: ""))
    }
    #expect(similarity(pairs[0], pairs[1]) < 0.8)
    // What is equal is found all the same.
    pairs.append(try makePair("r", issue: "", for: pairs[450].forQuestion.uppercased(), against: ""))
    let result = try await deduplicate(pairs)
    #expect(result.duplicates.map(\.pair.id) == ["r"])
    #expect(result.hotBuckets > 0 && result.comparisonsLeftOut > 0)
    for threads in [1, 3] { #expect(try await deduplicate(pairs, threads: threads) == result) }
    for size in [1, 100] { #expect(try await deduplicate(pairs, batchSize: size) == result) }
  }

  @Test("texts of two megabytes are looked at up to a limit")
  func longTexts() async throws {
    var generator = TextGenerator(seed: 7)
    let text = String(repeating: generator.words(3_000).joined(separator: " ") + " ", count: 100)
    let letters = String(repeating: "x", count: 2_000_000)
    let pairs = [
      try makePair("a", issue: text, for: letters, against: text),
      try makePair("b", issue: text, for: text, against: letters),
      try makePair("c", issue: letters, for: letters, against: letters),
    ]
    let result = try await deduplicate(pairs)
    #expect(result.unique.map(\.id) == ["a", "c"])
    #expect(result.duplicates.map(\.isSwapped) == [true])
  }
}

extension [String] {
  fileprivate var removingRepeats: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
