import Evaluation
import Pages

/// The evaluations beside each other, one a row.
struct HeadlineView {
  let columns: [String]
  let lines: [LineView]
  let csv: CSVTable

  struct LineView {
    let place: Int
    let model: String
    let assessor: String
    let cells: [CellView]
    let asked: String
    let notScored: String
  }

  struct CellView {
    let column: String
    let estimate: String
    let range: String?
  }

  init(_ evaluations: [EvaluationScores]) {
    var metrics = Metric.headline
    let isLabelled = evaluations.contains { $0.overall[.vdr].value != nil }
    if isLabelled { metrics.append(.vdr) }
    let isCorrected = evaluations.contains { $0.corrected != nil }
    var columns = metrics.map { $0.title + ($0.isRate ? ", %" : "") }
    if isCorrected { columns.insert("PAC*", at: 1) }
    self.columns = columns
    lines = evaluations.enumerated().map { index, scores in
      var cells = metrics.map { (value: scores.overall[$0].value, interval: scores.overall[$0].interval) }
      if isCorrected { cells.insert((scores.corrected?.value, scores.corrected?.interval), at: 1) }
      return LineView(
        place: index + 1, model: PageText.label(scores.candidate, ifEmpty: "not named"),
        assessor: PageText.label(scores.judge, ifEmpty: "not named"),
        cells: zip(columns, cells).map { column, cell in
          CellView(
            column: column, estimate: ReportText.percent(cell.value),
            range: cell.interval == nil ? nil : ReportText.interval(cell.interval))
        }, asked: PageText.grouped(scores.pairs), notScored: PageText.grouped(scores.unscored))
    }
    csv = Self.csv(evaluations)
  }

  private static func csv(_ evaluations: [EvaluationScores]) -> CSVTable {
    CSVTable(
      [
        [
          "candidate", "judge", "pairs", "scored", "articles", "corrected_pac", "corrected_pac_low",
          "corrected_pac_high",
        ]
          + CSVTable.header(Metric.allCases)
      ]
        + evaluations.map { scores in
          [PageText.bounded(scores.candidate, limit: 300), PageText.bounded(scores.judge, limit: 300)]
            + [scores.pairs, scores.scored, scores.articles].map(String.init)
            + [CSVTable.number(scores.corrected?.value)] + CSVTable.cells(scores.corrected?.interval)
            + Metric.allCases.flatMap { CSVTable.cells(scores.overall[$0]) }
        })
  }
}
