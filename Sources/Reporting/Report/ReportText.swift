import Artifacts
import Evaluation
import Statistics

/// Figures as a report writes them.
enum ReportText {
  static func percent(_ value: Double?) -> String { value.map { signed($0, isPositiveMarked: false) } ?? "–" }

  static func interval(_ interval: ConfidenceInterval?) -> String {
    interval.map { "\(percent($0.low)) to \(percent($0.high))" } ?? "–"
  }

  /// A difference in percentage points.
  static func difference(_ value: Double?) -> String { value.map { signed($0) } ?? "–" }

  static func interval(ofDifference interval: ConfidenceInterval?) -> String {
    interval.map { "\(signed($0.low)) to \(signed($0.high))" } ?? "–"
  }

  static func probability(_ value: Double?) -> String {
    value.map { $0 < 0.001 ? "< 0.001" : decimal($0, digits: 3) } ?? "–"
  }

  /// The rate in percent with its interval.
  static func proportion(_ proportion: Proportion) -> String {
    guard let rate = proportion.rate, let interval = proportion.interval else { return "–" }
    return "\(decimal(100 * rate)) % (\(decimal(100 * interval.lowerBound)) to "
      + "\(decimal(100 * interval.upperBound)); \(proportion.successes) of \(proportion.trials))"
  }

  /// A score, with halves only where they are.
  static func score(_ value: Double) -> String { signed(value, digits: value == value.rounded() ? 0 : 1) }

  /// With a true minus sign; nothing before what rounds to 0.
  static func signed(_ value: Double, digits: Int = 1, isPositiveMarked: Bool = true) -> String {
    let text = decimal(abs(value), digits: digits)
    guard text.contains(where: { ("1"..."9").contains($0) }) else { return text }
    return (value < 0 ? "−" : isPositiveMarked ? "+" : "") + text
  }
}
