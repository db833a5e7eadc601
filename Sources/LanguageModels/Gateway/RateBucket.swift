/// A limit of so much a minute, given by a person or told by the provider, as a bucket that fills evenly.
struct RateBucket: Sendable {
  typealias Instant = ContinuousClock.Instant

  /// A limit that a person gave, which the provider's word does not widen.
  private let givenPerMinute: Int?
  private var perMinute: Double?
  private var level = 0.0
  private var filledAt: Instant?
  /// The provider said that nothing is left until then.
  private var emptyUntil: Instant?

  init(perMinute: Int?) {
    givenPerMinute = perMinute
    self.perMinute = perMinute.map(Double.init)
  }

  /// A tenth of a minute's worth may go at once.
  private var capacity: Double { max(1, (perMinute ?? 0) / 10) }

  private mutating func fill(_ now: Instant) {
    guard let perMinute else { return }
    guard let filledAt else {
      level = capacity
      self.filledAt = now
      return
    }
    level = min(capacity, level + (now - filledAt) / .seconds(60) * perMinute)
    self.filledAt = now
  }

  /// When so much may be taken, or `nil` if at once.
  mutating func time(for amount: Int, at now: Instant) -> Instant? {
    if let emptyUntil, emptyUntil > now { return emptyUntil }
    fill(now)
    guard let perMinute, perMinute > 0 else { return nil }
    // What is larger than the bucket goes when it is full, and leaves it in debt.
    let needed = min(Double(amount), capacity)
    guard level < needed else { return nil }
    return now + .seconds(60 * (needed - level) / perMinute + 0.001)
  }

  mutating func take(_ amount: Int, at now: Instant) {
    fill(now)
    level -= Double(amount)
  }

  /// Takes to heart what the provider tells.
  mutating func learn(_ window: RateLimitHeaders.Window, at now: Instant) {
    if window.remaining == 0, let reset = window.resetAfter { emptyUntil = now + min(reset, .seconds(600)) }
    if let limit = window.limit, limit > 0, givenPerMinute.map({ limit < $0 }) ?? false { perMinute = Double(limit) }
  }
}
