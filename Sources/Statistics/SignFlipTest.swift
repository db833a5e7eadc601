/// The sign-flip permutation test of paired differences: if neither of two candidates is better, each article's
/// difference could as well have had the other sign.
///
/// Source: R. A. Fisher, "The Design of Experiments" (1935), section 21; the Monte Carlo p-value counts the observed
/// signs as one of the draws, after B. Phipson and G. K. Smyth, "Permutation P-values should never be zero",
/// Statistical Applications in Genetics and Molecular Biology 9 (2010).
package struct SignFlipTest: Sendable, Equatable {
  /// How often signs are drawn, where there are more ways to set them than this. 0 leaves the test out.
  package let permutations: Int
  package let seed: Int

  package init(permutations: Int = 10_000, seed: Int = 0) {
    self.permutations = permutations
    self.seed = seed
  }

  /// The two-sided p-value: the share of sign settings whose sum is at least as far from 0 as the observed one.
  /// Exact where all settings are no more than ``permutations``, else (1 + those as far) / (1 + those drawn).
  ///
  /// - Parameter sums: for each article the sum of its pairs' differences.
  /// - Returns: `nil` without articles.
  /// - Throws: `CancellationError`.
  /// - Complexity: articles × permutations / 8, on all cores; O(permutations) where it is exact.
  @concurrent
  package func pValue(ofClusterSums sums: [Double]) async throws -> Double? {
    guard !sums.isEmpty, permutations > 0 else { return nil }
    // The sign of 0 decides nothing.
    let sums = sums.filter { $0 != 0 }
    // Sums of the same numbers in another order may differ by so much in their last digits, and count as equal.
    let tolerance = 1e-10 * sums.reduce(0) { $0 + abs($1) }
    let limit = abs(sums.reduce(0, +)) - tolerance
    if sums.count < Int.bitWidth - 1, 1 << sums.count <= permutations {
      let settings = Self.allSums(of: sums[...])
      return Double(settings.count { abs($0) >= limit }) / Double(settings.count)
    }
    var extreme = 0
    try await forEachSeededBlock(of: permutations, length: 512, seed: seed) { count, generator in
      Self.drawnSums(of: sums, count: count, with: &generator).count { abs($0) >= limit }
    } consume: {
      extreme += $0
    }
    return Double(1 + extreme) / Double(1 + permutations)
  }

  /// The sums of all ways to set the signs: of numbers a, b, … at place p with −a where bit 0 of p is set, −b where bit
  /// 1 is.
  private static func allSums(of numbers: ArraySlice<Double>) -> [Double] {
    numbers.reduce(into: [0]) { sums, number in sums = sums.map { $0 + number } + sums.map { $0 - number } }
  }

  /// Sums with random signs. One byte of the generator's looks up a sum of eight numbers.
  private static func drawnSums(
    of numbers: [Double], count: Int, with generator: inout Xoshiro256StarStar
  ) -> [Double] {
    var drawn = [Double](repeating: 0, count: count)
    for start in stride(from: 0, to: numbers.count, by: 8) {
      // With fewer than eight numbers some bits decide nothing.
      let table = allSums(of: numbers[start..<min(start + 8, numbers.count)])
      let mask = UInt64(table.count - 1)
      table.withUnsafeBufferPointer { table in
        drawn.withUnsafeMutableBufferPointer { drawn in
          var place = 0
          while place < drawn.count {
            var bits = generator.next()
            let end = min(place + 8, drawn.count)
            while place < end {
              drawn[place] += table[Int(truncatingIfNeeded: bits & mask)]
              bits >>= 8
              place += 1
            }
          }
        }
      }
    }
    return drawn
  }
}
