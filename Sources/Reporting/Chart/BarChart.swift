import Artifacts
import Evaluation
import Pages

/// PAC of parts of the pairs as horizontal bars, a row of a table each.
struct BarChart {
  let heading: String
  let kind: String
  let rows: [Row]
  let moreRows: Int?

  struct Row {
    let rowName: String
    let pac: String
    let pacInterval: String
    let barWidth: String?
    let low: String?
    let high: String?
    let unadjusted: String
    let refusals: String
    let rowPairs: String
    let barText: String
  }

  /// So many rows at most; `scores.json` has the rest.
  private static let limit = 40

  init(_ heading: String, _ kind: String, _ tables: [MetricTable]) {
    self.heading = heading
    self.kind = kind
    rows = tables.prefix(Self.limit).map(Row.init)
    moreRows = tables.count > Self.limit ? tables.count - Self.limit : nil
  }
}

extension BarChart.Row {
  init(_ table: MetricTable) {
    let estimate = table[.pac]
    let name = PageText.label(table.name, ifEmpty: "not given")
    rowName = name
    pac = ReportText.percent(estimate.value)
    pacInterval = ReportText.interval(estimate.interval)
    barWidth = estimate.value.map { decimal($0, digits: 2) }
    low = estimate.interval.map { decimal($0.low, digits: 2) }
    high = estimate.interval.map { decimal($0.high, digits: 2) }
    unadjusted = ReportText.percent(table[.pacUnadjusted].value)
    refusals = ReportText.percent(table[.refIssueLevel].value)
    rowPairs = PageText.grouped(table.scored)
    barText = "PAC \(pac)" + (estimate.interval == nil ? "" : ", 95 % interval \(pacInterval)")
  }
}
