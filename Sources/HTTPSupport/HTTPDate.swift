import Foundation

/// The three ways in which HTTP writes a date (RFC 9110, 5.6.7).
enum HTTPDate {
  private static let formats = [
    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", "EEEE, dd-MMM-yy HH:mm:ss 'GMT'", "EEE MMM d HH:mm:ss yyyy",
  ]

  static func date(_ text: String) -> Date? {
    guard text.utf8.count <= 64 else { return nil }
    let text = text.split(separator: " ").joined(separator: " ")  // asctime pads days with a space
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = .gmt
    for format in formats {
      formatter.dateFormat = format
      if let date = formatter.date(from: text) { return date }
    }
    return nil
  }
}
