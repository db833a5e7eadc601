import Artifacts
import Evaluation
import Pages
import Statistics

/// Candidates compared on the pairs that they share.
struct ComparisonView {
  let comparisonJudge: String
  let runCount: Int
  let sharedPairs: String
  let runs: [RunView]
  let comparisonCharts: [Chart]
  let differences: [DifferenceView]
  let moreDifferences: Int?

  struct RunView {
    let run: String
    let runPairs: String
  }

  struct DifferenceView {
    let comparedMetric: String
    let first: String
    let second: String
    let firstValue: String
    let secondValue: String
    let difference: String
    let differenceInterval: String
    let pValue: String
    let adjustedPValue: String
    let isClear: Bool
    let comparedPairs: String
  }

  /// So many differences at most, of each metric in a chart and of all in the table; `scores.json` has the rest.
  private static let limit = 60

  init(_ comparison: Comparison, number: Int) {
    comparisonJudge = PageText.label(comparison.judge, ifEmpty: "not named")
    runCount = comparison.runs.count
    sharedPairs = PageText.grouped(comparison.sharedPairs)
    runs = comparison.runs.prefix(Self.limit).map {
      RunView(run: PageText.label($0.candidate, ifEmpty: "not named"), runPairs: PageText.grouped($0.pairs))
    }
    comparisonCharts = Metric.allCases.compactMap { metric in
      let rows = comparison.rows.filter { $0.metric == metric && $0.difference != nil }
      return rows.isEmpty ? nil : Self.forest(rows, metric, name: "difference-\(number)-\(metric.rawValue)")
    }
    differences = comparison.rows.prefix(Self.limit).map { row in
      DifferenceView(
        comparedMetric: row.metric.title, first: PageText.label(row.first, ifEmpty: "not named"),
        second: PageText.label(row.second, ifEmpty: "not named"), firstValue: ReportText.percent(row.firstValue),
        secondValue: ReportText.percent(row.secondValue), difference: ReportText.difference(row.difference),
        differenceInterval: ReportText.interval(ofDifference: row.interval),
        pValue: ReportText.probability(row.pValue), adjustedPValue: ReportText.probability(row.adjustedPValue),
        isClear: row.isClear, comparedPairs: PageText.grouped(row.pairs))
    }
    moreDifferences = comparison.rows.count > Self.limit ? comparison.rows.count - Self.limit : nil
  }

  private static func forest(_ rows: [Comparison.Row], _ metric: Metric, name: String) -> Chart {
    let shown = rows.prefix(limit)
    return RowChart(
      rows: shown.map { row in
        let interval = row.interval == nil ? "" : " (\(ReportText.interval(ofDifference: row.interval)))"
        return RowChart.Row(
          label: "\(ChartLabel.fitted(row.first, width: 22)) − \(ChartLabel.fitted(row.second, width: 22))",
          detail: "\(ReportText.difference(row.difference))\(interval), p "
            + (row.adjustedPValue.map { ($0 < 0.001 ? "" : "= ") + ReportText.probability($0) } ?? "not known"),
          estimate: row.difference, interval: row.interval, ink: row.isClear ? .accent : .soft)
      },
      axis: Axis(aroundZero: shown.flatMap { [$0.difference, $0.interval?.low, $0.interval?.high].compactMap { $0 } }),
      style: .points, unit: "difference in \(metric.title), percentage points"
    ).chart(name, title: metric.title, csv: csv(rows))
  }

  private static func csv(_ rows: [Comparison.Row]) -> CSVTable {
    CSVTable(
      [
        [
          "first", "second", "metric", "first_value", "second_value", "difference", "low", "high", "p", "p_holm",
          "pairs", "articles",
        ]
      ]
        + rows.prefix(CSVTable.rowLimit).map { row in
          [PageText.bounded(row.first, limit: 300), PageText.bounded(row.second, limit: 300), row.metric.rawValue]
            + [row.firstValue, row.secondValue, row.difference].map(CSVTable.number) + CSVTable.cells(row.interval)
            + [row.pValue, row.adjustedPValue].map(CSVTable.number) + [String(row.pairs), String(row.articles)]
        })
  }
}

extension Comparison.Row {
  /// Whether chance is a poor explanation, after the correction for how many comparisons there are.
  fileprivate var isClear: Bool { (adjustedPValue ?? 1) < 0.05 }
}
