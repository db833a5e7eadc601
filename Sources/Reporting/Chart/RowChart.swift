import Evaluation
import Statistics

/// Values with their intervals, one below the other on a common axis.
struct RowChart {
  struct Row {
    let label: String
    /// The value in words, at the label's right.
    var value = ""
    /// More words, on a line of their own.
    var detail: String?
    let estimate: Double?
    var interval: ConfidenceInterval?
    /// What the value should be.
    var truth: Double?
    var ink = Ink.bar
  }

  enum Style {
    /// From zero to the value.
    case bars
    case points
  }

  let rows: [Row]
  let axis: Axis
  let style: Style
  /// What the axis measures.
  let unit: String

  func chart(_ name: String, title: String, csv: CSVTable) -> Chart {
    let heights = rows.map { $0.detail == nil ? 40.0 : 56 }
    let bottom = heights.reduce(0, +)
    let text = rows.map { "\($0.label): \([$0.value, $0.detail ?? ""].filter { !$0.isEmpty }.joined(separator: ", "))" }
    var chart = Chart(
      name, title: title, text: text.joined(separator: "; ") + ".", height: bottom + 44, csv: csv)
    for tick in axis.ticks {
      let x = 100 * axis.place(of: tick)
      chart.line(.rule, x: x...x, y: bottom...(bottom + 4))
      chart.write(
        axis.name(of: tick), .soft, x: x, y: bottom + 16, anchor: x == 0 ? .start : x == 100 ? .end : .middle, size: 11)
    }
    chart.line(.rule, x: 0...100, y: bottom...bottom)
    chart.write(unit, .soft, x: 50, y: bottom + 35, anchor: .middle)
    var top = 0.0
    for (row, height) in zip(rows, heights) {
      draw(row, top: top, middle: top + height - 15, in: &chart)
      top += height
    }
    return chart
  }

  private func draw(_ row: Row, top: Double, middle: Double, in chart: inout Chart) {
    chart.write(row.label, .ink, x: 0, y: top + 13)
    chart.write(row.value, .ink, x: 100, y: top + 13, anchor: .end, isBold: row.detail == nil)
    if let detail = row.detail { chart.write(detail, .soft, x: 0, y: top + 29, size: 11.5) }
    let zero = 100 * axis.place(of: 0)
    switch style {
    case .bars:
      if axis.range.lowerBound >= 0 { chart.rect(.track, x: 0, y: middle - 5, width: 100, height: 10) }
      if let estimate = row.estimate {
        let end = 100 * axis.place(of: estimate)
        chart.rect(row.ink, x: min(zero, end), y: middle - 5, width: abs(end - zero), height: 10)
      }
    case .points:
      chart.line(.track, x: 0...100, y: middle...middle)
      if let estimate = row.estimate {
        chart.circle(row.ink, x: 100 * axis.place(of: estimate), y: middle, radius: 4.5)
      }
    }
    if axis.range.lowerBound < 0 { chart.line(.soft, x: zero...zero, y: (middle - 9)...(middle + 9)) }
    if let interval = row.interval {
      chart.whisker(
        style == .bars ? .ink : row.ink, from: 100 * axis.place(of: interval.low),
        to: 100 * axis.place(of: interval.high), y: middle)
    }
    if let truth = row.truth {
      let x = min(max(100 * axis.place(of: truth), 0.4), 99.6)
      chart.line(.t1, x: x...x, y: (middle - 8)...(middle + 8), thickness: 3)
    }
  }
}
