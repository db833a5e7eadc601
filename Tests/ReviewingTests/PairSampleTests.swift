import Artifacts
import Reviewing
import TestSupport
import Testing

struct PairSampleTests {
  private static let pairs = (1...300).map { Fixtures.pair($0) }

  private static func sample(_ pairs: some Sequence<PairRecord>, size: Int, seed: Int = 1) throws -> [String] {
    var sample = PairSample(size: size, seed: seed)
    for pair in pairs { try sample.add(pair) }
    return sample.pairs.map(\.id)
  }

  @Test func `It is the pairs with the smallest hashes, in their order`() throws {
    let expected = Self.pairs.map(\.id).sorted {
      Digest.sha256(parts: ["1", $0]) < Digest.sha256(parts: ["1", $1])
    }
    for size in [1, 2, 17, 299] { #expect(try Self.sample(Self.pairs, size: size) == Array(expected.prefix(size))) }
  }

  @Test(arguments: 0..<20)
  func `No order of the pairs matters`(seed: Int) throws {
    var generator = SplitMix64(state: UInt64(seed))
    let shuffled = Self.pairs.shuffled(using: &generator)
    #expect(try Self.sample(shuffled, size: 40, seed: seed) == Self.sample(Self.pairs, size: 40, seed: seed))
  }

  @Test func `A larger sample begins with the smaller one, and another seed gives another`() throws {
    let small = try Self.sample(Self.pairs, size: 20)
    #expect(try Self.sample(Self.pairs, size: 100).starts(with: small))
    #expect(try Set(Self.sample(Self.pairs, size: 20, seed: 2)) != Set(small))
  }

  @Test func `Fewer pairs than asked for are all taken`() throws {
    var sample = PairSample(size: 1000, seed: 1)
    for pair in Self.pairs { try sample.add(pair) }
    #expect(sample.pairs.count == 300 && sample.addedCount == 300)
    #expect(Set(sample.pairs.map(\.id)) == Set(Self.pairs.map(\.id)))
  }

  @Test func `Pairs of all parts of a dataset are as likely`() throws {
    // 100 of 300, from thirds of 100: about 33 each; fewer than 15 of one third would be six deviations off.
    let taken = Set(try Self.sample(Self.pairs, size: 100))
    for third in stride(from: 0, to: 300, by: 100) {
      #expect(Self.pairs[third..<(third + 100)].count { taken.contains($0.id) } >= 15)
    }
  }

  @Test func `The same pair twice is one pair; two pairs of one id are an error`() throws {
    var sample = PairSample(size: 10, seed: 1)
    for pair in Self.pairs.prefix(3) + Self.pairs.prefix(3) { try sample.add(pair) }
    #expect(sample.pairs.count == 3)
    var object = Self.pairs[0].json
    object["category"] = "another"
    let other = try PairRecord(object)
    #expect(throws: ReviewError.conflictingPair(id: other.id)) { try sample.add(other) }
  }
}
