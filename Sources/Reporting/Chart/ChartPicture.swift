package import Artifacts
import Mustache
import Pages

/// A chart as an SVG file of its own, on white paper.
package struct ChartPicture: Sendable {
  package let svg: String
  /// What the chart shows, for those who cannot see it.
  package let text: String

  /// How a whole is divided: a bar a part, as long as its share.
  ///
  /// - Parameters:
  ///   - parts: in the order in which they are drawn.
  ///   - unit: what is counted, such as `pairs`.
  /// - Throws: the template's error.
  package init(shares parts: [(label: String, count: Int)], title: String, unit: String) throws {
    let total = Double(max(1, parts.reduce(0) { $0 + $1.count }))
    let shares = parts.map { 100 * Double($0.count) / total }
    let chart = RowChart(
      rows: zip(parts, shares).map { part, share in
        RowChart.Row(
          label: ChartLabel.fitted(part.label, width: 44),
          value: "\(PageText.grouped(part.count)) (\(ReportText.percent(share)) %)", estimate: share)
      }, axis: Axis(percentAround: [0] + shares), style: .bars, unit: "share of the \(unit), %"
    ).chart("shares", title: title, csv: CSVTable([]))
    try self.init(chart)
  }

  private init(_ chart: Chart) throws {
    text = chart.chartText
    let view = View(chart)
    svg = try MustacheLibrary(Self.templates).render(view, withTemplate: "picture") ?? ""
  }

  private static let templates = [
    PageTemplate("picture.mustache", PackageResources.picture_mustache), ReportTemplates.drawing,
  ]

  /// For a manifest: another template makes another picture.
  package static var files: [DataFile] { templates.map(\.file) }

  /// What the template shows; names are the template's, lengths in pixels.
  private struct View {
    let chartTitle: String
    let chartText: String
    let chartHeight: Int
    let chartWidth = 640
    let margin = 20
    let titleLine = 32
    let top = 54
    let titleColour = Ink.ink.colour
    let rects: [Chart.Rect]
    let lines: [Chart.Line]
    let circles: [Chart.Circle]
    let words: [Chart.Words]

    let pictureWidth: Int
    let pictureHeight: Int

    init(_ chart: Chart) {
      chartTitle = chart.chartTitle
      chartText = chart.chartText
      chartHeight = chart.chartHeight
      (rects, lines, circles, words) = (chart.rects, chart.lines, chart.circles, chart.words)
      pictureWidth = chartWidth + 2 * margin
      pictureHeight = chartHeight + top + margin
    }
  }
}
