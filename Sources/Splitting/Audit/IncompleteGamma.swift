import Foundation

/// The regularised upper incomplete gamma function Q(a, x) = Γ(a, x) / Γ(a).
///
/// The power series of DLMF 8.7.1 for 1 − Q where x < a + 1, elsewhere the continued fraction of DLMF 8.9.2
/// (https://dlmf.nist.gov/8) by Lentz's method, as W. Press et al., "Numerical Recipes" (2007), 6.2, advise. Relative
/// error about 1e-13 for a below 1000.
///
/// - Parameters:
///   - a: above 0.
///   - x: 0 or more.
/// - Complexity: O(√a).
func regularizedUpperIncompleteGamma(a: Double, x: Double) -> Double {
  guard x > 0 else { return 1 }
  guard x.isFinite else { return 0 }
  let factor = exp(a * log(x) - x - lgamma(a))
  return x < a + 1 ? 1 - factor * lowerSeries(a: a, x: x) : factor * upperContinuedFraction(a: a, x: x)
}

private func lowerSeries(a: Double, x: Double) -> Double {
  var term = 1 / a
  var sum = term
  var step = a
  while term > sum * 1e-17 {
    step += 1
    term *= x / step
    sum += term
  }
  return sum
}

private func upperContinuedFraction(a: Double, x: Double) -> Double {
  /// Stands for zero, by which Lentz's method must not divide.
  func nonZero(_ value: Double) -> Double { abs(value) < 1e-300 ? 1e-300 : value }
  var b = x + 1 - a
  var numerator = 1e300
  var denominator = 1 / nonZero(b)
  var fraction = denominator
  for step in 1...100_000 {
    let coefficient = -Double(step) * (Double(step) - a)
    b += 2
    denominator = 1 / nonZero(b + coefficient * denominator)
    numerator = nonZero(b + coefficient / numerator)
    let factor = numerator * denominator
    fraction *= factor
    if abs(factor - 1) < 1e-16 { break }
  }
  return fraction
}
