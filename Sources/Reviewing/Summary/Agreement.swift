/// How two people agree who each say yes or no of the same things.
package struct Agreement: Sendable, Equatable {
  package private(set) var bothYes = 0
  package private(set) var bothNo = 0
  package private(set) var onlyFirst = 0
  package private(set) var onlySecond = 0

  package init() {}

  package mutating func add(_ first: Bool, _ second: Bool) {
    switch (first, second) {
    case (true, true): bothYes += 1
    case (false, false): bothNo += 1
    case (true, false): onlyFirst += 1
    case (false, true): onlySecond += 1
    }
  }

  package var count: Int { bothYes + bothNo + onlyFirst + onlySecond }

  /// The share of things of which both say the same; `nil` if there are none.
  package var observed: Double? { count == 0 ? nil : Double(bothYes + bothNo) / Double(count) }

  /// Agreement beyond what chance would bring, 1 for full agreement; `nil` where chance alone would bring full
  /// agreement, as when both always say yes.
  ///
  /// Source: J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20
  /// (1960).
  package var kappa: Double? {
    // All in whole numbers, `count` squared times the shares, so that "always the same" is found exactly.
    let expected =
      (bothYes + onlyFirst) * (bothYes + onlySecond) + (bothNo + onlySecond) * (bothNo + onlyFirst)
    let all = count * count
    guard expected < all else { return nil }
    return Double((bothYes + bothNo) * count - expected) / Double(all - expected)
  }
}
