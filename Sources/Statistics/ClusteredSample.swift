/// Values of which some belong together, as pairs of one article do: their mean, and how far it may be off.
package struct ClusteredSample: Sendable, Equatable {
  package let values: [Double]
  /// One number a value; equal numbers stand next to each other.
  package let clusters: [Int]
  package let clusterCount: Int
  package let mean: Double?
  /// `sqrt(C / (C − 1) · Σ_c (Σ_{i ∈ c} (x_i − x̄))²) / n`; `nil` with fewer than two clusters C, which say nothing of
  /// how much articles differ.
  package let standardError: Double?

  /// - Parameters:
  ///   - values: x_i, in any unit.
  ///   - clusters: one number a value; equal numbers stand next to each other.
  /// - Complexity: linear.
  package init(values: [Double], clusters: [Int]) {
    precondition(values.count == clusters.count, "each value needs a cluster")
    self.values = values
    self.clusters = clusters
    let mean = values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    let deviations = Self.sums(values, clusters, about: mean ?? 0)
    self.mean = mean
    clusterCount = deviations.count
    let squares = deviations.reduce(0) { $0 + $1.sum * $1.sum }
    standardError =
      deviations.count < 2 ? nil : (Self.factor(clusters: clusterCount) * squares).squareRoot() / Double(values.count)
  }

  /// For each cluster in order Σ_{i ∈ c} (x_i − `center`).
  func sums(about center: Double) -> [(cluster: Int, sum: Double)] {
    Self.sums(values, clusters, about: center)
  }

  /// For each cluster in order the sum of its values.
  package var clusterSums: [Double] { sums(about: 0).map(\.sum) }

  /// What makes up for taking deviations from the mean of these clusters and not from the true one: C / (C − 1).
  static func factor(clusters count: Int) -> Double { Double(count) / Double(count - 1) }

  private static func sums(
    _ values: [Double], _ clusters: [Int], about center: Double
  ) -> [(cluster: Int, sum: Double)] {
    var sums: [(cluster: Int, sum: Double)] = []
    var start = 0
    while start < values.count {
      var end = start
      var sum = 0.0
      while end < values.count, clusters[end] == clusters[start] {
        sum += values[end] - center
        end += 1
      }
      sums.append((clusters[start], sum))
      start = end
    }
    return sums
  }

  /// The 95 % interval of the mean by Student's t with C − 1 degrees of freedom; `nil` where there is no standard
  /// error.
  package var interval: ConfidenceInterval? {
    guard let mean, let standardError else { return nil }
    return ConfidenceInterval(around: mean, standardError: standardError, degreesOfFreedom: Double(clusterCount - 1))
  }
}
