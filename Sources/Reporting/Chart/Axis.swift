import Artifacts
import Foundation

/// Where values lie across or up a chart.
struct Axis {
  let range: ClosedRange<Double>
  let ticks: [Double]

  static let percent = Axis(range: 0...100, ticks: [0, 25, 50, 75, 100])

  private init(range: ClosedRange<Double>, ticks: [Double]) {
    self.range = range
    self.ticks = ticks
  }

  /// From −m to m, with a round m that is as large as all values.
  init(aroundZero values: [Double]) {
    let largest = max(values.map(abs).max() ?? 0, 0.01)
    let power = pow(10, floor(log10(largest)))
    let end = ([1, 2, 4, 6, 8].map { $0 * power }.first { $0 >= largest }) ?? 10 * power
    self.init(range: -end...end, ticks: [-end, -end / 2, 0, end / 2, end])
  }

  /// Around the values, with round ends within 0…100.
  init(percentAround values: [Double]) {
    let (low, high) = (values.min() ?? 0, values.max() ?? 100)
    let step = high - low > 40 ? 20.0 : high - low > 16 ? 10 : 5
    let first = max(0, floor((low - step / 4) / step) * step)
    let last = min(100, max(ceil((high + step / 4) / step) * step, first + step))
    self.init(range: first...last, ticks: Array(stride(from: first, through: last, by: step)))
  }

  /// The place of a value, 0…1; what is outside of the axis is at its end.
  func place(of value: Double) -> Double {
    let bounded = min(max(value, range.lowerBound), range.upperBound)
    return (bounded - range.lowerBound) / (range.upperBound - range.lowerBound)
  }

  func name(of tick: Double) -> String {
    let largest = max(abs(range.lowerBound), abs(range.upperBound))
    let digits = largest >= 10 ? 0 : largest >= 1 ? 1 : 3
    let isWhole = ticks.allSatisfy { $0 == $0.rounded() }
    let text = decimal(abs(tick), digits: isWhole ? 0 : max(1, digits))
    return (tick < 0 ? "−" : range.lowerBound < 0 && tick > 0 ? "+" : "") + text
  }
}
