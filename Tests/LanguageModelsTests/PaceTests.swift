import Artifacts
import Foundation
import HTTPSupport
import Testing

@testable import LanguageModels

/// ``Pace`` is pure: these tests hold the clock.
@Suite("Pace")
struct PaceTests {
  private let start = ContinuousClock.now

  private func settings(start: Int = 2, cap: Int = 64) -> PaceSettings { PaceSettings(start: start, cap: cap) }

  /// Sends as many requests as may go.
  private func fill(_ pace: inout Pace, at now: ContinuousClock.Instant, tokens: Int = 1) -> [Pace.Ticket] {
    var tickets: [Pace.Ticket] = []
    while case .now(let ticket) = pace.admit(tokens: tokens, at: now) { tickets.append(ticket) }
    return tickets
  }

  private func end(_ tickets: [Pace.Ticket], _ ending: Pace.Ending, _ pace: inout Pace, at now: ContinuousClock.Instant)
  {
    for ticket in tickets {
      pace.ended(ticket, ending, at: now, fraction: 0)
      pace.stored()
    }
  }

  @Test("doubles with each windowful of answers until the cap")
  func slowStart() {
    var pace = Pace(settings())
    var sizes: [Int] = []
    for _ in 0..<7 {
      let tickets = fill(&pace, at: start)
      sizes.append(tickets.count)
      end(tickets, .answered, &pace, at: start)
    }
    #expect(sizes == [2, 4, 8, 16, 32, 64, 64])
    #expect(pace.inFlight == 0)
  }

  @Test("a windowful of refusals halves it once, and from there it grows by one a windowful")
  func additiveIncrease() {
    var pace = Pace(settings(start: 32))
    let tickets = fill(&pace, at: start)
    end(tickets, .throttled(retryAfter: nil), &pace, at: start)
    #expect(pace.window == 16)
    #expect(pace.throttledRounds == 1)
    let later = start + .seconds(60)
    let next = fill(&pace, at: later)
    #expect(next.count == 16)
    end(next, .answered, &pace, at: later)
    #expect(Int(pace.window) == 16)
    end(fill(&pace, at: later), .answered, &pace, at: later)
    #expect(Int(pace.window) == 17)
  }

  @Test("the window never closes")
  func atLeastOne() {
    var pace = Pace(settings())
    var now = start
    for _ in 0..<10 {
      end(fill(&pace, at: now), .throttled(retryAfter: nil), &pace, at: now)
      now += .seconds(600)
      #expect(pace.window >= 1)
    }
  }

  @Test(
    "waits as long as the server asks, whichever of a windowful asks for longest, and no longer than is sensible (fault 14)"
  )
  func retryAfter() {
    var pace = Pace(settings(start: 4))
    let tickets = fill(&pace, at: start)
    pace.ended(tickets[0], .throttled(retryAfter: .seconds(20)), at: start, fraction: 0)
    pace.ended(tickets[1], .throttled(retryAfter: .seconds(30)), at: start, fraction: 0)
    pace.ended(tickets[2], .answered, at: start, fraction: 0)
    for _ in 0..<3 { pace.stored() }
    #expect(pace.admit(tokens: 1, at: start) == .notBefore(start + .seconds(30)))
    pace.ended(tickets[3], .throttled(retryAfter: .seconds(1_000_000_000_000)), at: start, fraction: 0)
    #expect(pace.admit(tokens: 1, at: start) == .notBefore(start + .seconds(600)))
  }

  @Test("gives up after rounds of failures without one answer, not after many at once")
  func breaker() {
    var pace = Pace(settings(start: 64))
    var now = start
    end(fill(&pace, at: now), .failed(retryAfter: nil), &pace, at: now)
    #expect(!pace.isHopeless)
    for round in 2...6 {
      now += .seconds(600)
      end(fill(&pace, at: now), .failed(retryAfter: nil), &pace, at: now)
      #expect(pace.isHopeless == (round == 6))
    }
    var lucky = Pace(settings(start: 64))
    for round in 0..<40 {
      now += .seconds(600)
      let tickets = fill(&lucky, at: now)
      end(tickets, round % 3 == 0 ? .answered : .failed(retryAfter: nil), &lucky, at: now)
    }
    #expect(!lucky.isHopeless)
  }

  @Test("gives up when every request is rejected")
  func rejections() {
    var pace = Pace(settings(start: 1, cap: 1))
    for number in 1...12 {
      end(fill(&pace, at: start), .rejected, &pace, at: start)
      #expect(pace.isHopeless == (number == 12))
    }
  }

  @Test("keeps to so many requests and tokens a minute")
  func rates() {
    for (perMinute, tokens) in [(600, 1), (6000, 10)] {
      var given = settings(start: 64)
      if tokens == 1 { given.requestsPerMinute = perMinute } else { given.tokensPerMinute = perMinute }
      var pace = Pace(given)
      var sent = 0
      var now = start
      while now < start + .seconds(60) {
        switch pace.admit(tokens: tokens, at: now) {
        case .now(let ticket):
          sent += 1
          pace.ended(ticket, .answered, at: now, fraction: 0)
          pace.stored()
        case .notBefore(let instant):
          #expect(instant > now)
          now = instant
        case .whenOneEnds: Issue.record("nothing is under way")
        }
      }
      // A minute's worth, and the tenth that may go at once.
      #expect((600...661).contains(sent))
    }
  }

  @Test("a request that is larger than a minute's tokens goes all the same, and is paid for in time")
  func largeRequest() {
    var given = settings()
    given.tokensPerMinute = 60
    var pace = Pace(given)
    let tickets = fill(&pace, at: start, tokens: 120)
    #expect(tickets.count == 1)
    guard case .notBefore(let instant) = pace.admit(tokens: 1, at: start) else {
      Issue.record("it goes at once")
      return
    }
    #expect(instant > start + .seconds(100))
  }

  @Test("heeds what the provider says is left")
  func learntLimits() {
    var pace = Pace(settings(start: 4))
    let tickets = fill(&pace, at: start)
    let limits = RateLimitHeaders(
      HeaderFields([
        ("X-RateLimit-Limit-Requests", "100"), ("X-RateLimit-Remaining-Requests", "0"),
        ("X-RateLimit-Reset-Requests", "1m30s"),
      ]), now: .now)
    pace.ended(tickets[0], .answered, limits: limits, at: start, fraction: 0)
    #expect(pace.admit(tokens: 1, at: start) == .notBefore(start + .seconds(90)))
    #expect(fill(&pace, at: start + .seconds(90)).count == 2)
  }

  @Test("no more answers wait for the disk than may be under way")
  func unstored() {
    var pace = Pace(settings(start: 8, cap: 8))
    for ticket in fill(&pace, at: start) { pace.ended(ticket, .answered, at: start, fraction: 0) }
    let second = fill(&pace, at: start)
    #expect(second.count == 8)
    for ticket in second { pace.ended(ticket, .answered, at: start, fraction: 0) }
    #expect(fill(&pace, at: start).isEmpty)
    for _ in 0..<3 { pace.stored() }
    #expect(fill(&pace, at: start).count == 3)
  }

  @Test("whatever happens, as many are under way as were let go and did not end, and never more than the cap")
  func invariants() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var generator = SplitMix64(state: seed)
    var pace = Pace(settings(start: 3, cap: 9))
    var tickets: [Pace.Ticket] = []
    var now = start
    for _ in 0..<5000 {
      now += .milliseconds(Int.random(in: 0..<2000, using: &generator))
      if Bool.random(using: &generator), case .now(let ticket) = pace.admit(tokens: 5, at: now) {
        tickets.append(ticket)
      } else if !tickets.isEmpty {
        let ticket = tickets.remove(at: Int.random(in: 0..<tickets.count, using: &generator))
        let endings: [Pace.Ending] = [
          .answered, .answered, .throttled(retryAfter: .seconds(1)), .failed(retryAfter: nil), .rejected, .other,
        ]
        pace.ended(
          ticket, endings.randomElement(using: &generator)!, at: now,
          fraction: Double.random(in: 0..<1, using: &generator))
        pace.stored()
      }
      #expect(pace.inFlight == tickets.count && tickets.count <= 9, "seed \(seed)")
    }
  }
}
