/// Values of which some belong together, as pairs of one article do: their mean, and how far it may be off.
package struct ClusteredSample: Sendable, Equatable {
  package let values: [Double]
  package let clusterCount: Int
  package let mean: Double?
  /// `sqrt(C / (C − 1) · Σ_c (Σ_{i ∈ c} (x_i − x̄))²) / n`; `nil` with fewer than two clusters C, which say nothing of how
  /// much articles differ.
  package let standardError: Double?

  /// - Parameters:
  ///   - values: x_i, in any unit.
  ///   - clusters: one number a value; equal numbers stand next to each other.
  /// - Complexity: linear.
  package init(values: [Double], clusters: [Int]) {
    precondition(values.count == clusters.count, "each value needs a cluster")
    self.values = values
    let count = Double(values.count)
    let mean = values.isEmpty ? nil : values.reduce(0, +) / count
    var clusterCount = 0
    var squares = 0.0
    var start = 0
    while start < values.count, let mean {
      var end = start
      var deviation = 0.0
      while end < values.count, clusters[end] == clusters[start] {
        deviation += values[end] - mean
        end += 1
      }
      squares += deviation * deviation
      clusterCount += 1
      start = end
    }
    self.mean = mean
    self.clusterCount = clusterCount
    let factor = Double(clusterCount) / Double(clusterCount - 1)
    standardError = clusterCount < 2 ? nil : (factor * squares).squareRoot() / count
  }

  /// The 95 % interval of the mean by Student's t with C − 1 degrees of freedom; `nil` where there is no standard error.
  package var interval: ConfidenceInterval? {
    guard let mean, let standardError else { return nil }
    let distribution = StudentT(degreesOfFreedom: Double(clusterCount - 1))
    let reach = distribution.twoSidedQuantile(confidence: ConfidenceInterval.confidence) * standardError
    return ConfidenceInterval(low: mean - reach, high: mean + reach)
  }
}
