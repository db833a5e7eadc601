/// An amount of US dollars, exact to a millionth of a millionth: prices are told per million tokens, and one token must
/// not be rounded.
///
/// What would be more than some nine million dollars stays at the largest amount, which is above any budget.
package struct Dollars: Sendable, Hashable, Comparable, AdditiveArithmetic {
  package let picodollars: Int64

  private static let picodollarsPerDollar: Int64 = 1_000_000_000_000

  package init(picodollars: Int64) { self.picodollars = picodollars }

  /// Reads an amount such as `2`, `0.05` or `12.345678`: digits, and up to twelve after a point. Exact.
  ///
  /// - Returns: nil for anything else, and for more than an amount can be.
  package init?(decimalText: some StringProtocol) {
    let parts = decimalText.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts.first, !whole.isEmpty else { return nil }
    let decimals = parts.count == 2 ? Array(parts[1]) : [UInt8(ascii: "0")]
    guard (1...12).contains(decimals.count) else { return nil }
    var picodollars: Int64 = 0
    for byte in Array(whole) + decimals + Array(repeating: UInt8(ascii: "0"), count: 12 - decimals.count) {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      let (shifted, isTooLarge) = picodollars.multipliedReportingOverflow(by: 10)
      let (sum, isFull) = shifted.addingReportingOverflow(Int64(byte - UInt8(ascii: "0")))
      guard !isTooLarge, !isFull else { return nil }
      picodollars = sum
    }
    self.init(picodollars: picodollars)
  }

  package static let zero = Dollars(picodollars: 0)

  package static func + (left: Dollars, right: Dollars) -> Dollars {
    let (sum, overflow) = left.picodollars.addingReportingOverflow(right.picodollars)
    return overflow ? .limit(isNegative: right.picodollars < 0) : Dollars(picodollars: sum)
  }

  package static func - (left: Dollars, right: Dollars) -> Dollars {
    let (difference, overflow) = left.picodollars.subtractingReportingOverflow(right.picodollars)
    return overflow ? .limit(isNegative: right.picodollars > 0) : Dollars(picodollars: difference)
  }

  /// The price of so many.
  package static func * (price: Dollars, count: Int) -> Dollars {
    let (product, overflow) = price.picodollars.multipliedReportingOverflow(by: Int64(count))
    return overflow ? .limit(isNegative: (price.picodollars < 0) != (count < 0)) : Dollars(picodollars: product)
  }

  private static func limit(isNegative: Bool) -> Dollars {
    Dollars(picodollars: isNegative ? .min : .max)
  }

  package static func < (left: Dollars, right: Dollars) -> Bool { left.picodollars < right.picodollars }
}

extension Dollars: CustomStringConvertible {
  /// Such as `$12.34`; below one dollar with three significant digits, such as `$0.0123`.
  package var description: String {
    var unit = UInt64(Self.picodollarsPerDollar) / 100
    var decimals = 2
    while picodollars.magnitude < 100 * unit, unit > 1 {
      unit /= 10
      decimals += 1
    }
    var rounded = (picodollars.magnitude + unit / 2) / unit
    while decimals > 2, rounded % 10 == 0 {
      rounded /= 10
      decimals -= 1
    }
    let digits = String(rounded)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return "\(picodollars < 0 ? "-" : "")$\(padded.dropLast(decimals)).\(padded.suffix(decimals))"
  }
}
