import Artifacts
import Evaluation
import Pages

/// Which values the responses demonstrate.
struct ValuesView {
  let labelledResponses: String
  let chiSquared: String?
  let valueCharts: [Chart]
  let values: [ValueView]
  let moreValues: Int?

  struct ValueView {
    let valueName: String
    let demonstrated: String
    let expecting: String
    let expected: String
    let residual: String
  }

  /// So many values at most; `scores.json` has the rest.
  private static let limit = 60

  init(_ profile: ValueProfile, number: Int) {
    labelledResponses = PageText.grouped(profile.responses)
    chiSquared = profile.reducedChiSquared.map { decimal($0, digits: 2) }
    let sorted = profile.rows.sorted {
      ($1.residual ?? -.infinity, $0.value) < ($0.residual ?? -.infinity, $1.value)
    }
    let shown = sorted.prefix(Self.limit)
    let charted = shown.filter { $0.residual != nil }
    valueCharts =
      charted.isEmpty
      ? []
      : [
        RowChart(
          rows: charted.map { row in
            RowChart.Row(
              label: ChartLabel.fitted(row.value, width: 30),
              value: "\(ReportText.difference(row.residual)) (O \(row.demonstrated), E \(decimal(row.expected)))",
              estimate: row.residual,
              ink: (row.residual ?? 0) < 0 ? .t2 : .t4)
          }, axis: Axis(aroundZero: charted.compactMap(\.residual)), style: .bars,
          unit: "Pearson residual: less than the questions ask for ← 0 → more"
        ).chart("values-\(number)", title: "Values demonstrated against values asked for", csv: Self.csv(sorted))
      ]
    values = shown.map { row in
      ValueView(
        valueName: PageText.label(row.value, ifEmpty: "not named"), demonstrated: PageText.grouped(row.demonstrated),
        expecting: PageText.grouped(row.expecting), expected: decimal(row.expected),
        residual: row.residual.map { ReportText.signed($0, digits: 2) } ?? "–")
    }
    moreValues = sorted.count > Self.limit ? sorted.count - Self.limit : nil
  }

  private static func csv(_ rows: [ValueProfile.Row]) -> CSVTable {
    CSVTable(
      [["value", "demonstrated", "expecting", "expected", "residual"]]
        + rows.prefix(CSVTable.rowLimit).map { row in
          [
            PageText.bounded(row.value, limit: 300), String(row.demonstrated), String(row.expecting),
            CSVTable.number(row.expected), CSVTable.number(row.residual),
          ]
        })
  }
}
