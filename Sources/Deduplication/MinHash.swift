import Artifacts

/// MinHash signatures (Broder 1997): two sets agree in one place of their signatures with a probability that is their
/// Jaccard similarity.
///
/// Each place has a hash function *a*·*x* + *b* mod 2⁶⁴ with an odd *a*, over shingles that were mixed to 64 bits
/// before; the numbers *a* and *b* come from SplitMix64 with a fixed seed, so that signatures are the same on every
/// machine.
struct MinHash: Sendable {
  private let functions: [(multiplier: UInt64, offset: UInt64)]

  init(functionCount: Int, seed: UInt64 = 0x7661_6C62_656E_6368) {
    var generator = SplitMix64(state: seed)
    functions = (0..<functionCount).map { _ in (generator.next() | 1, generator.next()) }
  }

  /// For each hash function, the least hash of the set's elements.
  ///
  /// - Complexity: O(elements × functions).
  func signature(of set: ShingleSet) -> [UInt64] {
    let mixed = set.elements.map { element in
      SplitMix64.mix(UInt64(truncatingIfNeeded: element) ^ SplitMix64.mix(UInt64(truncatingIfNeeded: element >> 64)))
    }
    return functions.map { function in
      var least = UInt64.max
      for element in mixed {
        let hash = function.multiplier &* element &+ function.offset
        if hash < least { least = hash }
      }
      return least
    }
  }
}
