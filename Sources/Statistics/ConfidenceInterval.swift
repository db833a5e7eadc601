/// The ends of a confidence interval, in the unit of what it is about.
package struct ConfidenceInterval: Sendable, Equatable {
  package let low: Double
  package let high: Double

  package init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  /// The interval of an estimate by Student's t.
  package init(around estimate: Double, standardError: Double, degreesOfFreedom: Double) {
    let quantile = StudentT(degreesOfFreedom: degreesOfFreedom).twoSidedQuantile(confidence: Self.confidence)
    low = estimate - quantile * standardError
    high = estimate + quantile * standardError
  }

  /// The share of repetitions in which an interval covers the true value: 95 %, everywhere in valbench.
  package static let confidence = 0.95

  /// The interval without what lies outside of `range`. A percentage cannot, so the interval covers as often as before.
  package func clamped(to range: ClosedRange<Double>) -> ConfidenceInterval {
    ConfidenceInterval(
      low: min(max(low, range.lowerBound), range.upperBound),
      high: min(max(high, range.lowerBound), range.upperBound))
  }
}
