import Ledger

/// What a run may spend, and what of it is spent or promised. Each call's worst case is reserved before the call, so
/// that the limit holds whatever the answers cost.
struct Budget: Sendable {
  let limit: Dollars?
  private(set) var spent: Dollars
  private(set) var reserved = Dollars.zero

  init(limit: Dollars?, spent: Dollars = .zero) {
    self.limit = limit
    self.spent = spent
  }

  /// - Returns: whether so much is left. Nothing is reserved if not.
  mutating func reserve(_ worst: Dollars) -> Bool {
    if let limit, spent + reserved + worst > limit { return false }
    reserved = reserved + worst
    return true
  }

  /// Ends a reservation.
  mutating func settle(_ worst: Dollars, actual: Dollars) {
    reserved = reserved - worst
    spent = spent + actual
  }
}
