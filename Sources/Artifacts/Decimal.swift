import Foundation

/// A number with one digit after the point, rounded half away from zero on its decimal form.
package func decimal(_ value: Double, digits: Int = 1) -> String {
  let text = String(format: "%.\(digits)f", locale: Locale(identifier: "en_US_POSIX"), roundedHalfAway(value, digits))
  return text.hasPrefix("-") && !text.contains(where: { ("1"..."9").contains($0) }) ? String(text.dropFirst()) : text
}

private func roundedHalfAway(_ value: Double, _ digits: Int) -> Double {
  let scale = pow(10, Double(digits))
  return (value * scale).rounded(.toNearestOrAwayFromZero) / scale
}
