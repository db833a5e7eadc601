/// The difference of two means whose values may come from the same clusters.
///
/// Its variance is SE₁² + SE₂² − 2 · cov. The covariance is summed over the clusters that are in both samples,
/// √(f₁ f₂) · Σ_c (Σ_{i ∈ c} (x_i − x̄) / n₁) · (Σ_{j ∈ c} (y_j − ȳ) / n₂), where f = C / (C − 1) is the factor of
/// either standard error. For the same clusters in both samples that is C / (C − 1) again, and so the variance is the
/// one of paired differences; a factor of the shared clusters alone would be infinite for one of them, and for few of
/// them make the variance negative, which the geometric mean cannot.
package struct ClusteredContrast: Sendable, Equatable {
  /// The first mean minus the second.
  package let difference: Double
  /// Of the two means; clusters that are in one sample only add nothing. 0 where one of the two has no standard error.
  package let covariance: Double
  /// `nil` if one of the two samples has fewer than two clusters.
  package let standardError: Double?
  /// 95 %, Student's t with one degree of freedom less than there are clusters in both samples together; `nil` where
  /// there is no standard error.
  package let interval: ConfidenceInterval?

  /// `nil` if one of the samples is empty.
  ///
  /// - Complexity: linear.
  package init?(_ first: ClusteredSample, _ second: ClusteredSample) {
    guard let firstMean = first.mean, let secondMean = second.mean else { return nil }
    difference = firstMean - secondMean
    guard let firstError = first.standardError, let secondError = second.standardError else {
      (covariance, standardError, interval) = (0, nil, nil)
      return
    }
    let others = Dictionary(
      second.sums(about: secondMean).map { ($0.cluster, $0.sum) }, uniquingKeysWith: +)
    var (products, shared) = (0.0, 0)
    for (cluster, sum) in first.sums(about: firstMean) {
      guard let other = others[cluster] else { continue }
      products += sum * other
      shared += 1
    }
    let factors =
      ClusteredSample.factor(clusters: first.clusterCount)
      * ClusteredSample.factor(clusters: second.clusterCount)
    covariance = factors.squareRoot() * products / Double(first.values.count) / Double(second.values.count)
    // Rounding may leave a little below 0 where the two means move as one.
    let variance = max(0, firstError * firstError + secondError * secondError - 2 * covariance)
    standardError = variance.squareRoot()
    interval = ConfidenceInterval(
      around: difference, standardError: variance.squareRoot(),
      degreesOfFreedom: Double(first.clusterCount + second.clusterCount - shared - 1))
  }
}
