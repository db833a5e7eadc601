import Artifacts
import Statistics

extension Comparison {
  /// The comparison as lines of a table, such as
  /// `PAC  a 61.2, b 54.0: +7.2 (95 % interval +3.1 to +11.3), p 0.001 (corrected 0.003), 412 pairs`.
  package var lines: [String] {
    ["by \(judge), \(sharedPairs) pairs that all share:"]
      + rows.map { row in
        guard let first = row.firstValue, let second = row.secondValue, let difference = row.difference else {
          return "  \(row.metric.title)  \(row.first), \(row.second): no pair in common"
        }
        var line = "  \(row.metric.title)  \(row.first) \(decimal(first)), \(row.second) \(decimal(second)): "
        line += signed(difference)
        if let interval = row.interval {
          line += " (95 % interval \(signed(interval.low)) to \(signed(interval.high)))"
        }
        if let p = row.pValue, let adjusted = row.adjustedPValue {
          line += ", p \(decimal(p, digits: 4)) (corrected \(decimal(adjusted, digits: 4)))"
        }
        return line + ", \(row.pairs) \(row.pairs == 1 ? "pair" : "pairs")"
      }
  }

  private func signed(_ value: Double) -> String {
    let digits = decimal(abs(value))
    return (digits == decimal(0) ? "" : value < 0 ? "−" : "+") + digits
  }
}
