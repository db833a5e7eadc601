import Artifacts
import Testing

@testable import Deduplication

@Suite struct DeduplicatorPropertyTests {
  @Test func recallAtTheThresholdIsHigh() throws {
    var generator = TextGenerator(seed: 5)
    var pairs: [PairRecord] = []
    var planted = 0
    for number in 0..<2000 {
      let pair = try generator.pair("a\(number)", wordsPerText: 8)
      let variant = try generator.variant(of: pair, id: "b\(number)", changes: number % 5)
      pairs += [pair, variant]
      if similarity(pair, variant) >= 0.8 { planted += 1 }
    }
    let result = try deduplicate(pairs)
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
  func theInputsOrderDoesNotMatter(seed: UInt64) throws {
    let pairs = try clusters(seed: seed)
    var random = SplitMix64(state: seed)
    let expected = sorted(try deduplicate(pairs))
    for _ in 0..<3 { #expect(try sorted(deduplicate(pairs.shuffled(using: &random))) == expected) }
    #expect(try sorted(deduplicate(pairs.reversed())) == expected)
  }

  private func sorted(_ result: Deduplicator.Result) -> Deduplicator.Result {
    Deduplicator.Result(
      unique: result.unique.sorted { $0.id < $1.id }, duplicates: result.duplicates.sorted { $0.pair.id < $1.pair.id })
  }

  @Test(arguments: 20..<23 as Range<UInt64>)
  func eachRemovedPairMatchesABetterKeptOne(seed: UInt64) throws {
    let pairs = try clusters(seed: seed)
    let result = try deduplicate(pairs)
    let kept = Dictionary(uniqueKeysWithValues: result.unique.map { ($0.id, $0) })
    #expect(!result.duplicates.isEmpty)
    for duplicate in result.duplicates {
      let better = try #require(kept[duplicate.keptID])
      #expect(duplicate.score == similarity(duplicate.pair, better))
      #expect(duplicate.score >= 0.8)
      #expect(!PairRank.isBetter(duplicate.pair, better))
      let betterOnes = result.unique.filter { !PairRank.isBetter(duplicate.pair, $0) }
      #expect(duplicate.score == betterOnes.map { similarity(duplicate.pair, $0) }.max())
    }
    let order = pairs.map(\.id)
    #expect(result.unique.map(\.id) == order.filter { kept[$0] != nil }.removingRepeats)
    #expect(try deduplicate(result.unique).duplicates.isEmpty)
  }

  @Test func emptyInputAndEmptyTexts() throws {
    #expect(try deduplicate([]) == Deduplicator.Result(unique: [], duplicates: []))
    let empty = try makePair("a", issue: "", for: "", against: "")
    let alsoEmpty = try makePair("b", issue: " ", for: "…", against: "\u{200B}")
    let result = try deduplicate([empty, alsoEmpty])
    #expect(result.unique == [empty])
    #expect(result.duplicates.map(\.method) == [.exact])
  }

  @Test func manyAlikePairsTakeLinearTime() throws {
    let marks = String(repeating: "\u{301}", count: 500_000)
    var pairs: [PairRecord] = []
    for number in 0..<10_000 {
      pairs.append(try makePair("p\(number)", for: "Explain why this is so.", against: "Explain why that is so."))
    }
    // Equal shingles in texts that differ: removed as near duplicates.
    for number in 0..<500 {
      pairs.append(try makePair("q\(number)", issue: "", for: String(repeating: "a", count: 6 + number), against: ""))
    }
    pairs += [try makePair("m", for: "e" + marks, against: ""), try makePair("n", for: "e" + marks, against: "")]
    var result = Deduplicator.Result(unique: [], duplicates: [])
    let duration = try ContinuousClock().measure { result = try deduplicate(pairs) }
    #expect(result.unique.map(\.id) == ["p0", "q0", "m"])
    #expect(duration < .seconds(60))
  }
}

extension [String] {
  fileprivate var removingRepeats: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
