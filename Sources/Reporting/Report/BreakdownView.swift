import Evaluation
import Pages

/// The metrics of parts of the pairs: two charts, and a table.
struct BreakdownView {
  let heading: String
  let kind: String
  let charts: [Chart]
  let parts: [PartView]
  let moreParts: Int?
  let remark: String?

  struct PartView {
    let part: String
    let partPAC: String
    let partInterval: String
    let partPACS: String
    let partREF: String
    let partNINF: String
    let partUnadjusted: String
    let partRefusals: String
    let partPairs: String
  }

  /// So many parts at most; `scores.json` has the rest.
  private static let limit = 40

  /// `nil` if there are no parts.
  ///
  /// - Parameter name: of the charts' files.
  init?(_ heading: String, _ kind: String, _ tables: [MetricTable], name: String, remark: String? = nil) {
    guard !tables.isEmpty else { return nil }
    self.heading = heading
    self.kind = kind
    self.remark = remark
    let shown = tables.prefix(Self.limit)
    let csv = CSVTable(kind.lowercased(), tables)
    charts = [Metric.pac, .ref].map { metric in
      RowChart(
        rows: shown.map { table in
          let estimate = table[metric]
          let interval = estimate.interval == nil ? "" : " (\(ReportText.interval(estimate.interval)))"
          return RowChart.Row(
            label: Self.name(table, width: 30), value: ReportText.percent(estimate.value) + interval,
            estimate: estimate.value, interval: estimate.interval)
        }, axis: .percent, style: .bars,
        unit: "\(metric.title)\(metric.isRate ? ", %" : ""), with 95 % intervals"
      ).chart("\(name)-\(metric.rawValue)", title: "\(metric.title) by \(kind.lowercased())", csv: csv)
    }
    parts = shown.map { table in
      PartView(
        part: PageText.label(table.name, ifEmpty: "not given"), partPAC: ReportText.percent(table[.pac].value),
        partInterval: ReportText.interval(table[.pac].interval), partPACS: ReportText.percent(table[.pacS].value),
        partREF: ReportText.percent(table[.ref].value), partNINF: ReportText.percent(table[.ninf].value),
        partUnadjusted: ReportText.percent(table[.pacUnadjusted].value),
        partRefusals: ReportText.percent(table[.refIssueLevel].value), partPairs: PageText.grouped(table.pairs))
    }
    moreParts = tables.count > Self.limit ? tables.count - Self.limit : nil
  }

  private static func name(_ table: MetricTable, width: Int) -> String {
    table.name.isEmpty ? "not given" : ChartLabel.fitted(table.name, width: width)
  }
}
