package import Foundation

/// How long a server asks to wait before the next attempt.
package enum RetryAfter {
  /// The longest wait that is believed.
  package static let maximum = Duration.seconds(3600)

  /// Reads `retry-after-ms`, then `retry-after`: seconds, also with a fraction, or a date (RFC 9110, 10.2.3).
  ///
  /// - Returns: at most ``maximum``; zero for a date that has passed; `nil` if there is neither field, or it makes no
  ///   sense.
  package static func duration(_ headers: HeaderFields, now: Date) -> Duration? {
    if let milliseconds = headers["retry-after-ms"].flatMap(number) { return capped(seconds: milliseconds / 1000) }
    guard let text = headers["retry-after"] else { return nil }
    if let seconds = number(text) { return capped(seconds: seconds) }
    return HTTPDate.date(text).map { capped(seconds: $0.timeIntervalSince(now)) }
  }

  private static func capped(seconds: Double) -> Duration {
    .seconds(min(max(seconds, 0), Double(maximum.components.seconds)))
  }

  /// Digits with at most one point in them; `Double` alone would also take `inf`, `nan`, `0x1p3` and signs.
  private static func number(_ text: String) -> Double? {
    let text = text.trimmingCharacters(in: .whitespaces)
    guard text.utf8.count <= 32, text.utf8.allSatisfy({ $0 == UInt8(ascii: ".") || $0.isDigit }) else { return nil }
    return Double(text)
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
}
