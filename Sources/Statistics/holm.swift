/// The p-values corrected for how many there are: to reject where the corrected one is at most α keeps the chance of
/// any false rejection at α, whatever the tests have to do with each other.
///
/// Source: S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6
/// (1979).
///
/// - Returns: in the order of `pValues`; no value is less than it was, and none is above 1.
/// - Complexity: O(*n* log *n*).
package func holm(_ pValues: [Double]) -> [Double] {
  var corrected = pValues
  var highest = 0.0
  for (rank, place) in pValues.indices.sorted(by: { pValues[$0] < pValues[$1] }).enumerated() {
    highest = max(highest, min(1, Double(pValues.count - rank) * pValues[place]))
    corrected[place] = highest
  }
  return corrected
}
