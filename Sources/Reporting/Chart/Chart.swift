import Artifacts

/// A drawing with the data that it is of. Lengths across are in percent of the chart's width and those up in pixels, so
/// that text keeps its size on a narrow screen.
struct Chart {
  /// What a file with the chart is called; no two charts of a report share a name.
  let chartName: String
  let chartTitle: String
  /// What the chart shows, for those who cannot see it.
  let chartText: String
  let chartHeight: Int
  private(set) var rects: [Rect] = []
  private(set) var lines: [Line] = []
  private(set) var circles: [Circle] = []
  private(set) var words: [Words] = []
  let csv: CSVTable

  struct Rect {
    let ink: String
    let colour: String
    let x: String
    let y: String
    let width: String
    let height: String
  }

  struct Line {
    let ink: String
    let colour: String
    let thickness: String
    let x1: String
    let x2: String
    let y1: String
    let y2: String
  }

  struct Circle {
    let ink: String
    let colour: String
    let cx: String
    let cy: String
    let radius: String
  }

  struct Words {
    let ink: String
    let colour: String
    let x: String
    let dx: String
    let y: String
    let anchor: String
    let size: String
    let weight: String
    let text: String
  }

  enum Anchor: String {
    case start, middle, end
  }

  init(_ name: String, title: String, text: String, height: Double, csv: CSVTable) {
    chartName = name
    chartTitle = title
    chartText = text
    chartHeight = Int(height.rounded(.up))
    self.csv = csv
  }
}

extension Chart {
  /// - Parameters:
  ///   - x: in percent, as `width`.
  ///   - y: in pixels from above, as `height`.
  mutating func rect(_ ink: Ink, x: Double, y: Double, width: Double, height: Double) {
    rects.append(
      Rect(
        ink: ink.rawValue, colour: ink.colour, x: Self.across(x), y: Self.pixels(y), width: Self.across(max(0, width)),
        height: Self.pixels(max(0, height))))
  }

  mutating func line(
    _ ink: Ink, x: ClosedRange<Double>, y: ClosedRange<Double>, thickness: Double = 1
  ) {
    lines.append(
      Line(
        ink: ink.rawValue, colour: ink.colour, thickness: Self.pixels(thickness), x1: Self.across(x.lowerBound),
        x2: Self.across(x.upperBound), y1: Self.pixels(y.lowerBound), y2: Self.pixels(y.upperBound)))
  }

  mutating func circle(_ ink: Ink, x: Double, y: Double, radius: Double) {
    circles.append(
      Circle(
        ink: ink.rawValue, colour: ink.colour, cx: Self.across(x), cy: Self.pixels(y), radius: Self.pixels(radius)))
  }

  /// - Parameter dx: in pixels, beside `x`.
  mutating func write(
    _ text: String, _ ink: Ink, x: Double, dx: Double = 0, y: Double, anchor: Anchor = .start, size: Double = 12,
    isBold: Bool = false
  ) {
    words.append(
      Words(
        ink: ink.rawValue, colour: ink.colour, x: Self.across(x), dx: Self.pixels(dx), y: Self.pixels(y),
        anchor: anchor.rawValue, size: Self.pixels(size), weight: isBold ? "600" : "400", text: text))
  }

  /// An error bar with its ends.
  mutating func whisker(_ ink: Ink, from low: Double, to high: Double, y: Double) {
    line(ink, x: low...high, y: y...y, thickness: 1.5)
    for end in [low, high] { line(ink, x: end...end, y: (y - 4)...(y + 4), thickness: 1.5) }
  }

  private static func across(_ value: Double) -> String { decimal(value, digits: 3) + "%" }

  private static func pixels(_ value: Double) -> String {
    decimal(value, digits: value == value.rounded() ? 0 : 2)
  }
}
