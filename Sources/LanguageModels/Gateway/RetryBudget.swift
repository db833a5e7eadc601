/// How many attempts may be repeated in all: a stock, and a share of the answers. It keeps a sick server from being
/// asked many times over for each request, and a person from paying for it.
struct RetryBudget: Sendable {
  private var available = 50.0
  private static let perAnswer = 0.2

  mutating func earn() { available = min(1000, available + Self.perAnswer) }

  /// - Returns: whether there was something left.
  mutating func spend() -> Bool {
    guard available >= 1 else { return false }
    available -= 1
    return true
  }
}
