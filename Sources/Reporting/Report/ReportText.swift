import Artifacts
import Evaluation

/// Figures as a report writes them.
enum ReportText {
  static func percent(_ value: Double?) -> String { value.map { decimal($0) } ?? "–" }

  static func interval(_ interval: ConfidenceInterval?) -> String {
    interval.map { "\(decimal($0.low)) to \(decimal($0.high))" } ?? "–"
  }

  /// A score with a true minus sign, and halves only where they are.
  static func score(_ value: Double) -> String {
    let digits = decimal(abs(value), digits: value == value.rounded() ? 0 : 1)
    return (value < 0 ? "−" : value > 0 ? "+" : "") + digits
  }
}
