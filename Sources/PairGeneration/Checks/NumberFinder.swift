/// Finds numbers of three digits or more.
enum NumberFinder {
  private static let separators: Set<Unicode.Scalar> = [".", ",", " ", "'", "’", "٬", "\u{A0}", "\u{2009}", "\u{202F}"]
  private static let dashes: Set<Unicode.Scalar> = ["-", "‐", "‑", "–", "/"]

  /// The numbers in ASCII digits, without what separates thousands. "1939–45" is 1939 and 1945.
  ///
  /// - Complexity: O(length).
  static func numbers(in scalars: [Unicode.Scalar]) -> [String] {
    var numbers: [String] = []
    var number = ""
    var end = -1
    var mayGrow = false
    for group in DigitRanges(scalars: scalars) {
      let digits = String(scalars[group].compactMap(\.digit))
      let gap = group.lowerBound == end + 1 && end > 0 ? scalars[end] : nil
      if let gap, mayGrow, digits.utf8.count == 3, separators.contains(gap) {
        number += digits
      } else {
        if let gap, number.utf8.count == 4, digits.utf8.count == 2, dashes.contains(gap) {
          numbers.append(number.prefix(2) + digits)
        }
        if number.utf8.count >= 3 { numbers.append(number) }
        number = digits
        mayGrow = digits.utf8.count <= 3
      }
      end = group.upperBound
    }
    return number.utf8.count >= 3 ? numbers + [number] : numbers
  }
}

private struct DigitRanges: Sequence, IteratorProtocol {
  let scalars: [Unicode.Scalar]
  var index = 0

  mutating func next() -> Range<Int>? {
    while index < scalars.count, !scalars[index].isDigit { index += 1 }
    let start = index
    while index < scalars.count, scalars[index].isDigit { index += 1 }
    return start < index ? start..<index : nil
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool {
    switch value {
    case 0x30...0x39: true
    // Latin and Cyrillic have no digits of their own.
    case 0..<0x660: false
    default: properties.generalCategory == .decimalNumber
    }
  }

  fileprivate var digit: Character? {
    properties.numericValue.flatMap { String(Int($0)).first }
  }
}
