/// One line that says how far a stage is: done, total, rate, time left.
package struct Progress {
  let label: String
  let unit: String
  let total: Int?
  let isShown: Bool
  private let start = ContinuousClock.now
  private var lastShown: ContinuousClock.Instant?

  init(label: String, unit: String, total: Int?, isShown: Bool) {
    self.label = label
    self.unit = unit
    self.total = total
    self.isShown = isShown
  }

  /// Shows the line again, at most ten times a second.
  package mutating func update(done: Int, detail: String = "") {
    guard isShown else { return }
    let now = ContinuousClock.now
    if let lastShown, now - lastShown < .milliseconds(100) { return }
    lastShown = now
    StandardError.write("\r\u{1B}[K" + Self.line(label, unit, done, total, elapsed: now - start, detail))
  }

  /// Clears the line.
  package func finish() {
    if isShown { StandardError.write("\r\u{1B}[K") }
  }

  package static func line(
    _ label: String, _ unit: String, _ done: Int, _ total: Int?, elapsed: Duration, _ detail: String
  ) -> String {
    var parts = ["\(done)" + (total.map { " of \($0)" } ?? "") + " \(unit)"]
    let seconds = elapsed / .seconds(1)
    if seconds >= 1, done > 0 {
      let rate = Double(done) / seconds
      parts.append((rate >= 10 ? "\(Int(rate))" : "\((rate * 10).rounded() / 10)") + "/s")
      if let total, total >= done { parts.append(words(seconds: Double(total - done) / rate) + " left") }
    }
    if !detail.isEmpty { parts.append(detail) }
    return "\(label): " + parts.joined(separator: ", ")
  }

  private static func words(seconds: Double) -> String {
    let seconds = Int(min(seconds, 1e9))
    switch seconds {
    case ..<60: return "\(seconds) s"
    case ..<3600: return "\(seconds / 60) min"
    default: return "\(seconds / 3600) h \(seconds % 3600 / 60) min"
    }
  }
}
