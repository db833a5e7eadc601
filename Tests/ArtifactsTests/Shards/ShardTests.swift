import Artifacts
import Testing

@Suite("Shards")
struct ShardTests {
  @Test("a shard is written i/n")
  func text() {
    #expect(Shard("2/8") == Shard(index: 2, count: 8) && Shard("2/8")?.description == "2/8")
    #expect(Shard("1/1") != nil && Shard("10000/10000") != nil)
    for text in ["", "1", "/", "0/4", "5/4", "-1/4", "1/0", "1/10001", "+1/4", "01/4", "1/4/4", " 1/4", "1 /4", "a/b"] {
      #expect(Shard(text) == nil, "\(text)")
    }
  }

  @Test("every id is in exactly one shard, and the shards are of about one size", arguments: [1, 2, 3, 7, 64, 1000])
  func division(count: Int) {
    let shards = (1...count).compactMap { Shard(index: $0, count: count) }
    for number in 0..<20 { #expect(shards.count { $0.contains(id: "pair-\(number)") } == 1) }
    let idCount = max(2000, 40 * count)
    var sizes = Array(repeating: 0, count: count)
    for number in 0..<idCount { sizes[Shard.index(ofID: "pair-\(number)", count: count) - 1] += 1 }
    #expect(sizes.reduce(0, +) == idCount)
    // Of a binomial distribution, no shard is seven standard deviations off.
    let expected = Double(idCount) / Double(count)
    #expect(sizes.allSatisfy { abs(Double($0) - expected) <= 7 * expected.squareRoot() })
  }

  @Test("the division is the specified one, for ever")
  func specified() {
    // SHA-256 of "abc" begins with ba7816bf8f01cfea: 13436514500253700074, which is 2 modulo 7 and 74 modulo 1000.
    #expect(Shard(index: 3, count: 7)?.contains(id: "abc") == true)
    #expect(Shard(index: 75, count: 1000)?.contains(id: "abc") == true)
    #expect(Shard(index: 4, count: 7)?.contains(id: "abc") == false)
  }

  @Test("every file is in exactly one shard", arguments: [0, 1, 2, 5, 20])
  func files(fileCount: Int) {
    for count in [1, 2, 3, 7] {
      let places = (1...count).compactMap { Shard(index: $0, count: count)?.places(among: fileCount) }
      #expect(places.joined().sorted() == Array(0..<fileCount))
    }
    #expect(Shard(index: 2, count: 3)?.places(among: 9) == [1, 4, 7])
  }
}
