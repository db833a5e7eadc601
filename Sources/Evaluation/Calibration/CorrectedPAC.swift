package import Statistics

/// PAC as it would be if the judge made no errors: PAC* = 100 (PAC − P₀) / (P₁₀₀ − P₀).
package struct CorrectedPAC: Sendable, Equatable {
  /// May lie outside of 0…100 where the measured PAC lies outside of P₀…P₁₀₀.
  package let value: Double
  package let standardError: Double?
  /// 95 %; carries the errors of PAC, P₀ and P₁₀₀.
  package let interval: ConfidenceInterval?

  package init(value: Double, standardError: Double?, interval: ConfidenceInterval?) {
    self.value = value
    self.standardError = standardError
    self.interval = interval
  }
}

extension CorrectedPAC {
  /// By the delta method, with the measured PAC taken as independent of the calibration.
  ///
  /// The degrees of freedom are Welch's and Satterthwaite's for the variances that the two bring in, of which the
  /// calibration's has one less than its smaller set has articles: the least of all degrees would make a small
  /// calibration widen the interval even where its part in the error is small.
  ///
  /// Source: F. E. Satterthwaite, "An approximate distribution of estimates of variance components", Biometrics
  /// Bulletin 2 (1946).
  ///
  /// - Returns: `nil` if nothing was scored or the judge tells nothing apart. Without an error where PAC has none, or a
  ///   set is from fewer than two articles.
  package init?(_ pac: Estimate, _ calibration: Calibration) {
    let (p0, p100, range) = (calibration.p0, calibration.p100, calibration.discrimination)
    guard let measured = pac.value, range > 0 else { return nil }
    let value = 100 * (measured - p0.value) / range
    let calibrationArticles = min(p0.articles, p100.articles)
    guard let pacError = pac.standardError, calibrationArticles > 1 else {
      self.init(value: value, standardError: nil, interval: nil)
      return
    }
    let byPAC = 100 / range
    let byP0 = 100 * (measured - p100.value) / (range * range)
    let byP100 = -100 * (measured - p0.value) / (range * range)
    let pacVariance = square(byPAC * pacError)
    // Rounding, or a covariance that was edited by hand, must not leave less than 0.
    let calibrationVariance = max(
      0,
      square(byP0 * p0.standardError) + square(byP100 * p100.standardError)
        + 2 * byP0 * byP100 * calibration.covariance)
    let variance = pacVariance + calibrationVariance
    let spread =
      square(pacVariance) / Double(pac.articles - 1) + square(calibrationVariance) / Double(calibrationArticles - 1)
    let degreesOfFreedom = spread > 0 ? square(variance) / spread : 1
    self.init(
      value: value, standardError: variance.squareRoot(),
      interval: ConfidenceInterval(
        around: value, standardError: variance.squareRoot(), degreesOfFreedom: degreesOfFreedom))
  }
}

private func square(_ value: Double) -> Double { value * value }
