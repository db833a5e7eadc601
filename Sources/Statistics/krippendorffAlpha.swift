/// Krippendorff's alpha of ordinal ratings: 1 for full agreement, 0 for what chance brings, less than 0 for less than
/// that.
///
/// Source: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011). The ordinal metric there,
/// δ²(c, k) = (Σ_{g = c…k} n_g − (n_c + n_k) / 2)², is the squared difference of two categories' midranks, so the sums
/// over pairs of categories are sums of squares over ratings.
///
/// - Parameter units: the ratings that each unit got, missing ones left out. Units with fewer than two do not count.
/// - Returns: `nil` if no two ratings differ. The order of units and ratings does not matter.
/// - Complexity: O(*n* log *n*) in the ratings.
package func krippendorffAlpha(ordinal units: [[Double]]) -> Double? {
  let units = units.filter { $0.count > 1 }
  var counts: [Double: Int] = [:]
  for rating in units.joined() { counts[rating, default: 0] += 1 }
  // Twice the distance of a category's midrank from the mean rank: whole numbers, whose sums are exact.
  let total = counts.values.reduce(0, +)
  var ranks: [Double: Double] = [:]
  var (below, expected) = (0, 0.0)
  for (category, count) in counts.sorted(by: { $0.key < $1.key }) {
    let rank = Double(2 * below + count - total)
    ranks[category] = rank
    expected += Double(count) * rank * rank
    below += count
  }
  guard expected > 0 else { return nil }
  let disagreements = units.map { unit in
    let unitRanks = unit.compactMap { ranks[$0] }
    let sum = unitRanks.reduce(0, +)
    let squares = unitRanks.reduce(0) { $0 + $1 * $1 }
    return (squares - sum * sum / Double(unit.count)) * Double(unit.count) / Double(unit.count - 1)
  }
  // In order of size, so that rounding does not depend on the order of the units.
  let observed = disagreements.sorted().reduce(0, +)
  return 1 - Double(total - 1) / Double(total) * observed / expected
}
