/// Durations as Go writes them: `6m0s`, `20ms`, `1h2m3.5s`.
enum GoDuration {
  private static let units = ["h": 3600.0, "m": 60, "s": 1, "ms": 1e-3, "us": 1e-6, "µs": 1e-6, "ns": 1e-9]

  /// - Returns: `nil` for anything else, signs and bare numbers included.
  static func duration(_ text: String) -> Duration? {
    guard !text.isEmpty, text.utf8.count <= 64 else { return nil }
    var seconds = 0.0
    var rest = Substring(text)
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && ($0.isWholeNumber || $0 == ".") }
      rest = rest.dropFirst(digits.count)
      let unit = rest.prefix { !$0.isWholeNumber && $0 != "." }
      rest = rest.dropFirst(unit.count)
      guard let number = Double(digits), let size = units[String(unit)] else { return nil }
      seconds += number * size
    }
    return seconds <= 1e9 ? .seconds(seconds) : nil
  }
}
