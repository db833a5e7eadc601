/// How far the judge leans on which response it sees first. With several judges a pair counts once for each.
package struct OrderEffects: Sendable, Equatable {
  /// Pairs with a verdict in both orders.
  package let pairsInBothOrders: Int
  /// Scored pairs with a verdict in one order only.
  package let pairsInOneOrder: Int
  /// The share, in percent, of pairs whose adjusted scores differ between the orders; `nil` without such pairs.
  package let flipRate: Double?
  /// The mean of the score with the for side first minus the score with the against side first, −4…4.
  package let meanSignedDifference: Double?

  /// Whether pairs were judged in both orders.
  var areBoth: Bool { pairsInBothOrders > 0 }

  init(_ pairs: some Sequence<PairScore>) {
    var both = 0
    var one = 0
    var flips = 0
    var difference = 0
    for score in pairs.lazy.flatMap(\.judges) {
      guard let forward = score.forward, let reversed = score.reversed else {
        one += 1
        continue
      }
      both += 1
      difference += forward.adjustedScore - reversed.adjustedScore
      if forward.adjustedScore != reversed.adjustedScore { flips += 1 }
    }
    pairsInBothOrders = both
    pairsInOneOrder = one
    flipRate = both == 0 ? nil : 100 * Double(flips) / Double(both)
    meanSignedDifference = both == 0 ? nil : Double(difference) / Double(both)
  }
}
