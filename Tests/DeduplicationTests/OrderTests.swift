import Artifacts
import Testing

@testable import Deduplication

@Suite("Orders of pairs")
struct OrderTests {
  @Test("heads tell the order of texts, or that they do not know it")
  func heads() {
    var random = SplitMix64(state: 5)
    let texts: [ArraySlice<UInt8>] = (0..<150).map { _ in
      let count = [0, 1, 7, 8, 9, 23, 24, 25, 40].randomElement(using: &random) ?? 0
      // Zeros too, and often the same beginning.
      return Array(repeating: 9, count: count / 2)[...]
        + (count / 2..<count).map { _ in random.next() % 2 == 0 ? 0 : 255 }
    }
    for left in texts {
      for right in texts {
        guard let order = TextHead(left).order(to: TextHead(right)) else {
          #expect(left.count != right.count || left.count > 24)
          continue
        }
        #expect((order < 0) == left.lexicographicallyPrecedes(right))
        #expect((order == 0) == (left == right))
      }
    }
  }

  @Test("any number of threads sorts alike", arguments: [1, 2, 3, 8])
  func sorting(threads: Int) async {
    var random = SplitMix64(state: 6)
    for count in [0, 1, 2, 3, 10, 1_000] {
      let numbers = (0..<count).shuffled(using: &random)
      let sorted = await sortedInParallel(numbers[...], threads: threads) { $0 < $1 }
      #expect(sorted == Array(0..<count))
    }
  }

  @Test("pairs are put in order by their ids and by their ranks, however long what is compared is")
  func orders() async throws {
    var random = SplitMix64(state: 7)
    let beginning = String(repeating: "a", count: 30)
    let ids = (0..<60).map { (Bool.random(using: &random) ? beginning : "") + String($0 % 40) }
    let pairs = try ids.map { id in
      try makePair(
        id, for: "Explain why.", against: "Explain why not.", words: Int.random(in: 1...2, using: &random),
        timestamp: (Bool.random(using: &random) ? beginning : "") + String(Int.random(in: 1...2, using: &random)),
        revision: Int.random(in: 1...2, using: &random))
    }
    let comparison = try PairComparison(threshold: 0.8, phrases: .none)
    var block = PairBlock(comparison)
    for pair in pairs { block.add(pair, recordLength: 0) }
    var index = PairIndex(comparison)
    index.append(block)
    let idOrder = await index.idOrder(threads: 3)
    #expect(idOrder.map(Int.init) == pairs.indices.sorted { (ids[$0], $0) < (ids[$1], $1) })
    let rankOrder = await index.rankOrder(idOrder, threads: 3)
    let expected = pairs.indices.sorted { left, right in
      let (mine, theirs) = (pairs[left].source, pairs[right].source)
      let (revision, otherRevision) = (mine.revisionID ?? 0, theirs.revisionID ?? 0)
      return (theirs.sectionWordCount, theirs.revisionTimestamp, otherRevision, ids[left], left)
        < (mine.sectionWordCount, mine.revisionTimestamp, revision, ids[right], right)
    }
    #expect(rankOrder.map(Int.init) == expected)
  }
}
