import Evaluation
import Pages
import Statistics

extension CSVTable {
  /// The most rows of a table that are in a report; `scores.json` has the rest.
  static let rowLimit = 200

  /// Value and ends of the interval.
  static func cells(_ estimate: Estimate) -> [String] { [number(estimate.value)] + cells(estimate.interval) }

  static func cells(_ interval: ConfidenceInterval?) -> [String] { [number(interval?.low), number(interval?.high)] }

  static func header(_ metrics: [Metric]) -> [String] {
    metrics.flatMap { [$0.rawValue, "\($0.rawValue)_low", "\($0.rawValue)_high"] }
  }

  /// Every metric of parts of the pairs.
  ///
  /// - Parameter kind: what sets the parts apart.
  init(_ kind: String, _ tables: [MetricTable]) {
    self.init(
      [[kind, "pairs", "scored"] + Self.header(Metric.allCases)]
        + tables.prefix(Self.rowLimit).map { table in
          [PageText.bounded(table.name, limit: 300), String(table.pairs), String(table.scored)]
            + Metric.allCases.flatMap { Self.cells(table[$0]) }
        })
  }
}
