import HTTPSupport

/// When the next request may go to one endpoint. Pure: time comes in, decisions go out.
///
/// The number of requests under way is found as TCP finds its window (RFC 5681): it grows by one with each answer until
/// the provider first asks for less speed, is then halved, and from there grows by one with each windowful of answers.
/// A windowful of failures counts once, however many they are.
struct Pace: Sendable {
  typealias Instant = ContinuousClock.Instant

  /// A request that was let go.
  struct Ticket: Sendable, Equatable {
    let number: Int
    let tokens: Int
  }

  enum Admission: Equatable {
    case now(Ticket)
    case notBefore(Instant)
    case whenOneEnds
  }

  enum Ending: Sendable, Equatable {
    case answered
    /// The provider asked for less speed.
    case throttled(retryAfter: Duration?)
    /// The server failed or could not be reached.
    case failed(retryAfter: Duration?)
    /// The provider rejected the request.
    case rejected
    /// Nothing that tells of the pace.
    case other
  }

  let settings: PaceSettings
  private(set) var window: Double
  private(set) var inFlight = 0
  /// Requests that ended and of which the ledger does not know yet.
  private(set) var unstored = 0
  private var isStarting = true
  private var sentCount = 0
  /// Requests up to this number belong to a windowful whose failure has been counted.
  private var countedUpTo = 0
  private(set) var failedRounds = 0
  private(set) var throttledRounds = 0
  private(set) var rejectionsInARow = 0
  private var heldUntil: Instant?
  private var requests: RateBucket
  private var tokens: RateBucket

  init(_ settings: PaceSettings) {
    self.settings = settings
    window = Double(settings.start)
    requests = RateBucket(perMinute: settings.requestsPerMinute)
    tokens = RateBucket(perMinute: settings.tokensPerMinute)
  }

  /// Whether everything fails: the run is to be stopped.
  var isHopeless: Bool {
    failedRounds >= settings.maximumFailedRounds || throttledRounds >= settings.maximumThrottledRounds
      || rejectionsInARow >= settings.maximumRejectionsInARow
  }

  /// How many requests may go, as far as their number decides. What would be lost if this process died stays bounded: no
  /// more answers than the window holds wait for the disk.
  var freePlaces: Int { min(Int(window) - inFlight, 2 * Int(window) - inFlight - unstored) }

  /// - Parameter tokens: what the request will take of the tokens of a minute, about.
  mutating func admit(tokens count: Int, at now: Instant) -> Admission {
    guard freePlaces > 0 else { return .whenOneEnds }
    let free = [heldUntil, requests.time(for: 1, at: now), tokens.time(for: count, at: now)].compactMap(\.self).max()
    if let free, free > now { return .notBefore(free) }
    heldUntil = nil
    requests.take(1, at: now)
    tokens.take(count, at: now)
    inFlight += 1
    sentCount += 1
    return .now(Ticket(number: sentCount, tokens: count))
  }

  /// - Parameters:
  ///   - limits: what the provider told of its limits.
  ///   - fraction: a random number in 0..<1, for the jitter.
  mutating func ended(
    _ ticket: Ticket, _ ending: Ending, limits: RateLimitHeaders = .none, at now: Instant, fraction: Double
  ) {
    inFlight -= 1
    unstored += 1
    if let window = limits.requests { requests.learn(window, at: now) }
    if let window = limits.tokens ?? limits.inputTokens { tokens.learn(window, at: now) }
    let isNewRound = ticket.number > countedUpTo
    switch ending {
    case .answered:
      failedRounds = 0
      throttledRounds = 0
      rejectionsInARow = 0
      window = min(Double(settings.cap), window + (isStarting ? 1 : 1 / window))
    case .rejected:
      rejectionsInARow += 1
    case .other: break
    case .throttled(let retryAfter):
      guard isNewRound else { return hold(retryAfter, now) }
      throttledRounds += 1
      shrink()
      hold(settings.backOff.delay(attempt: throttledRounds, retryAfter: retryAfter, fraction: fraction), now)
    case .failed(let retryAfter):
      guard isNewRound else { return hold(retryAfter, now) }
      failedRounds += 1
      shrink()
      // One failure among many answers is that request's own matter.
      if failedRounds > 1 || retryAfter != nil {
        hold(settings.backOff.delay(attempt: failedRounds, retryAfter: retryAfter, fraction: fraction), now)
      }
    }
  }

  /// What came of a request that ended is in the ledger.
  mutating func stored() { unstored -= 1 }

  private mutating func shrink() {
    countedUpTo = sentCount
    isStarting = false
    window = max(1, window / 2)
  }

  private mutating func hold(_ duration: Duration?, _ now: Instant) {
    guard let duration else { return }
    heldUntil = max(heldUntil ?? now, now + min(duration, settings.backOff.longestWait))
  }
}
