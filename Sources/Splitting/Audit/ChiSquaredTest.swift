/// Pearson's chi-squared test of whether the rows of a table of counts differ in how they spread over its columns
/// (K. Pearson 1900).
struct ChiSquaredTest: Equatable {
  let statistic: Double
  let degreesOfFreedom: Int
  /// The probability of a statistic at least this large where rows do not differ: good if few cells are expected to hold
  /// less than five (W. Cochran 1954).
  let probability: Double
  /// How many cells are expected to hold less than five.
  let sparseCells: Int

  /// `nil` if fewer than two rows or two columns hold anything.
  init?(_ table: [[Int]]) {
    let rows = table.filter { $0.contains { $0 > 0 } }
    let columns = (rows.first ?? []).indices.filter { column in rows.contains { $0[column] > 0 } }
    guard rows.count > 1, columns.count > 1 else { return nil }
    let total = Double(rows.joined().reduce(0, +))
    let columnSums = columns.map { column in Double(rows.reduce(0) { $0 + $1[column] }) }
    var statistic = 0.0
    var sparseCells = 0
    for row in rows {
      let rowSum = Double(row.reduce(0, +))
      for (column, columnSum) in zip(columns, columnSums) {
        let expected = rowSum * columnSum / total
        let difference = Double(row[column]) - expected
        statistic += difference * difference / expected
        if expected < 5 { sparseCells += 1 }
      }
    }
    self.statistic = statistic
    self.sparseCells = sparseCells
    degreesOfFreedom = (rows.count - 1) * (columns.count - 1)
    probability = regularizedUpperIncompleteGamma(a: Double(degreesOfFreedom) / 2, x: statistic / 2)
  }
}
