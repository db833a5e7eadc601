import Artifacts
import Evaluation
import Pages

/// How the judge's scores depend on which response it sees first.
struct OrdersView {
  let bothOrders: String
  let oneOrder: String?
  let flipRate: String
  let orderDifference: String

  /// `nil` where no pair was judged in both orders.
  init?(_ orders: OrderEffects) {
    guard let flips = orders.flipRate, let mean = orders.meanSignedDifference else { return nil }
    bothOrders = PageText.grouped(orders.pairsInBothOrders)
    oneOrder = orders.pairsInOneOrder == 0 ? nil : PageText.grouped(orders.pairsInOneOrder)
    flipRate = decimal(flips)
    orderDifference = ReportText.signed(mean, digits: 2)
  }
}
