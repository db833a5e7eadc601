import Artifacts
import Evaluation
import Pages
import Statistics

/// PAC against REF, a point an evaluation: a candidate gains PAC by keeping its stance, and by refusing.
struct TradeOffChart {
  struct Point {
    /// The evaluation's place in the report, from 1.
    let number: Int
    let candidate: String
    /// Only where there are several.
    let judge: String?
    let pac: Estimate
    let ref: Estimate
  }

  /// So many points have a name at most.
  private static let limit = 30
  private static let plotHeight = 340.0
  private static let top = 14.0
  /// What the numbers are kept apart for, in pixels; on a narrow screen they stand closer.
  private static let supposedWidth = 640.0

  private let points: [Point]
  private let across: Axis
  private let up: Axis

  /// `nil` if fewer than two points have both values.
  init?(_ points: [Point]) {
    self.points = points.filter { $0.pac.value != nil && $0.ref.value != nil }
    guard self.points.count > 1 else { return nil }
    func ends(_ estimate: Estimate) -> [Double] {
      [estimate.value, estimate.interval?.low, estimate.interval?.high].compactMap { $0 }
    }
    across = Axis(percentAround: self.points.flatMap { ends($0.ref) })
    up = Axis(percentAround: self.points.flatMap { ends($0.pac) })
  }

  func chart() -> Chart {
    let legend = points.prefix(Self.limit)
    let legendTop = Self.top + Self.plotHeight + 62
    var chart = Chart(
      "trade-off", title: "PAC against REF",
      text: points.map { point in
        "\(point.number), \(ChartLabel.fitted(point.candidate, width: 60)): PAC \(ReportText.percent(point.pac.value)), "
          + "REF \(ReportText.percent(point.ref.value)) %"
      }.joined(separator: "; ") + ".",
      height: legendTop + 18 * Double(legend.count) - 6, csv: csv)
    drawAxes(in: &chart)
    var taken = points.map { place(of: $0) }
    for point in points { draw(point, in: &chart, &taken) }
    for (index, point) in legend.enumerated() {
      let y = legendTop + 18 * Double(index)
      chart.write(String(point.number), .accent, x: 0, y: y, isBold: true)
      let name = ChartLabel.fitted(point.candidate, width: point.judge == nil ? 46 : 24)
      let judge = point.judge.map { ", judged by \(ChartLabel.fitted($0, width: 18))" } ?? ""
      chart.write(name + judge, .ink, x: 0, dx: 24, y: y)
    }
    return chart
  }

  private func drawAxes(in chart: inout Chart) {
    let bottom = Self.top + Self.plotHeight
    for tick in up.ticks {
      let y = bottom - Self.plotHeight * up.place(of: tick)
      chart.line(.track, x: 0...100, y: y...y)
      chart.write(up.name(of: tick), .soft, x: 0, y: y - 4, size: 11)
    }
    for tick in across.ticks {
      let x = Self.x(across.place(of: tick))
      chart.line(.rule, x: x...x, y: bottom...(bottom + 4))
      chart.write(across.name(of: tick), .soft, x: x, y: bottom + 17, anchor: .middle, size: 11)
    }
    chart.line(.rule, x: 0...100, y: bottom...bottom)
    chart.write("↑ PAC", .soft, x: 0, dx: 30, y: Self.top - 4)
    chart.write("REF, % of responses →", .soft, x: 100, y: bottom + 36, anchor: .end)
  }

  private func draw(_ point: Point, in chart: inout Chart, _ taken: inout [(x: Double, y: Double)]) {
    let (pixelX, y) = place(of: point)
    let x = pixelX / Self.supposedWidth * 100
    if let interval = point.ref.interval {
      let ends = Self.x(across.place(of: interval.low))...Self.x(across.place(of: interval.high))
      chart.line(.bar, x: ends, y: y...y, thickness: 1.5)
    }
    if let interval = point.pac.interval {
      let ends = self.y(up.place(of: interval.high))...self.y(up.place(of: interval.low))
      chart.line(.bar, x: x...x, y: ends, thickness: 1.5)
    }
    chart.circle(.accent, x: x, y: y, radius: 5)
    let offsets = [(11.0, -9.0), (-11, -9), (11, 13), (-11, 13), (0, -13), (0, 19), (24, 4), (-24, 4)]
    let offset =
      offsets.first { offset in
        taken.allSatisfy { abs($0.x - pixelX - offset.0) > 13 || abs($0.y - y - offset.1 + 4) > 11 }
      } ?? offsets[0]
    taken.append((pixelX + offset.0, y + offset.1 - 4))
    chart.write(String(point.number), .ink, x: x, dx: offset.0, y: y + offset.1, anchor: .middle, isBold: true)
  }

  /// In pixels, at the supposed width.
  private func place(of point: Point) -> (x: Double, y: Double) {
    (
      Self.x(across.place(of: point.ref.value ?? 0)) / 100 * Self.supposedWidth,
      y(up.place(of: point.pac.value ?? 0))
    )
  }

  /// In percent; what is left of it is for the names of the ticks up.
  private static func x(_ place: Double) -> Double { 11 + 86 * place }

  private func y(_ place: Double) -> Double { Self.top + Self.plotHeight * (1 - place) }

  private var csv: CSVTable {
    CSVTable(
      [["candidate", "judge", "pac", "pac_low", "pac_high", "ref", "ref_low", "ref_high"]]
        + points.map { point in
          [PageText.bounded(point.candidate, limit: 300), PageText.bounded(point.judge ?? "", limit: 300)]
            + CSVTable.cells(point.pac) + CSVTable.cells(point.ref)
        })
  }
}
