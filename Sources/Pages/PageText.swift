/// Text from outside made fit for a page: not yet escaped, which is the template's part.
package enum PageText {
  /// The most that a page shows of a text of ordinary length, in Unicode scalars.
  package static let limit = 2_000

  /// Control characters replaced, and what is beyond `limit` cut off and counted.
  package static func bounded(_ text: String, limit: Int = limit) -> String {
    let scalars = text.unicodeScalars
    var result = String.UnicodeScalarView()
    for scalar in scalars.prefix(limit) { result.append(isPrintable(scalar) ? scalar : "\u{FFFD}") }
    let count = scalars.count
    guard count > limit else { return String(result) }
    return String(result) + "… [cut: \(grouped(limit)) of \(grouped(count)) characters]"
  }

  /// A short text for a label, such as a model's or a category's name.
  package static func label(_ text: String, ifEmpty: String) -> String {
    text.isEmpty ? ifEmpty : bounded(text, limit: 120)
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: true
    case 0x00..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: false
    default: true
    }
  }

  /// The address, if it is one that a reader can be sent to: `https` and without spaces.
  package static func link(_ address: String) -> String? {
    let isPlain = address.unicodeScalars.allSatisfy { $0.value > 0x20 && isPrintable($0) }
    return address.utf8.starts(with: "https://".utf8) && address.utf8.count <= limit && isPlain ? address : nil
  }

  /// 12345 as `12,345`.
  package static func grouped(_ number: Int) -> String {
    var digits = Array(String(number.magnitude))
    for place in stride(from: digits.count - 3, to: 0, by: -3) { digits.insert(",", at: place) }
    return (number < 0 ? "−" : "") + String(digits)
  }
}
