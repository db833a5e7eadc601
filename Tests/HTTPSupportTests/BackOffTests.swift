import HTTPSupport
import Testing

@Suite("Back-off")
struct BackOffTests {
  @Test("delays double, are jittered, and are capped (fault 14)")
  func delays() {
    let backOff = BackOff()
    let low = (1...10).map { backOff.delay(attempt: $0, retryAfter: nil, fraction: 0) }
    let high = (1...10).map { backOff.delay(attempt: $0, retryAfter: nil, fraction: 0.999_999) }
    #expect(low.prefix(3) == [.milliseconds(250), .milliseconds(500), .seconds(1)])
    #expect(low.last == .seconds(30))
    #expect(zip(low, high).allSatisfy { $0 < $1 && $1 < $0 * 2 })
    #expect(backOff.delay(attempt: 1, retryAfter: .seconds(90), fraction: 0) == .seconds(90))
    #expect(backOff.delay(attempt: 1, retryAfter: .seconds(1_000_000_000_000), fraction: 0) == .seconds(600))
    #expect(backOff.delay(attempt: 1000, retryAfter: nil, fraction: 0) == .seconds(30))
  }
}
