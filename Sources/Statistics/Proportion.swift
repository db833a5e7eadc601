/// A share that was counted in a sample.
package struct Proportion: Sendable, Equatable {
  package let successes: Int
  package let trials: Int

  package init(_ successes: Int, of trials: Int) {
    self.successes = successes
    self.trials = trials
  }

  /// `nil` for an empty sample.
  package var rate: Double? { trials == 0 ? nil : Double(successes) / Double(trials) }

  /// The 95 % score interval of a binomial proportion; `nil` for an empty sample. It takes the sample for a small part
  /// of what it is drawn from, and is too wide, never too narrow, where it is a large one.
  ///
  /// Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the
  /// American Statistical Association 22 (1927).
  package var interval: ClosedRange<Double>? {
    guard let rate else { return nil }
    let z = 1.959963984540054  // The standard normal distribution's quantile at 0.975.
    let count = Double(trials)
    let shrinkage = 1 + z * z / count
    let center = (rate + z * z / (2 * count)) / shrinkage
    let spread = z / shrinkage * (rate * (1 - rate) / count + z * z / (4 * count * count)).squareRoot()
    // A rate of 0 or 1 is an end of its interval, which rounding might miss.
    return max(0, successes == 0 ? 0 : center - spread)...min(1, successes == trials ? 1 : center + spread)
  }
}
