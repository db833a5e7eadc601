import Foundation
import HTTPSupport
import LanguageModels
import Testing

@Suite("Rate-limit headers")
struct RateLimitTests {
  private let now = Date(timeIntervalSince1970: 1_700_000_000)  // 2023-11-14T22:13:20Z

  @Test("OpenAI's are read")
  func openAI() {
    let limits = RateLimitHeaders(
      HeaderFields([
        ("x-ratelimit-limit-requests", "60"), ("x-ratelimit-remaining-requests", "59"),
        ("x-ratelimit-reset-requests", "1s"), ("X-RateLimit-Limit-Tokens", "150000"),
        ("x-ratelimit-remaining-tokens", "149984"), ("x-ratelimit-reset-tokens", "6m0s"),
      ]), now: now)
    #expect(limits.requests == .init(limit: 60, remaining: 59, resetAfter: .seconds(1)))
    #expect(limits.tokens == .init(limit: 150_000, remaining: 149_984, resetAfter: .seconds(360)))
    #expect(limits.inputTokens == nil)
  }

  @Test("Anthropic's are read")
  func anthropic() {
    let limits = RateLimitHeaders(
      HeaderFields([
        ("anthropic-ratelimit-requests-limit", "50"), ("anthropic-ratelimit-requests-remaining", "0"),
        ("anthropic-ratelimit-requests-reset", "2023-11-14T22:13:50Z"),
        ("anthropic-ratelimit-tokens-limit", "1000"), ("anthropic-ratelimit-input-tokens-remaining", "7"),
        ("anthropic-ratelimit-output-tokens-reset", "2023-11-14T22:13:20.5Z"),
        ("anthropic-ratelimit-input-tokens-reset", "2001-01-01T00:00:00Z"),
      ]), now: now)
    #expect(limits.requests == .init(limit: 50, remaining: 0, resetAfter: .seconds(30)))
    #expect(limits.tokens == .init(limit: 1000))
    #expect(limits.inputTokens == .init(remaining: 7, resetAfter: .zero))
    #expect(limits.outputTokens?.resetAfter == .milliseconds(500))
  }

  @Test(
    "times as Go writes them",
    arguments: [
      ("20ms", Duration.milliseconds(20)), ("1h2m3.5s", .milliseconds(3_723_500)), ("0s", .zero),
      ("2m59.56s", .milliseconds(179_560)), ("250µs", .microseconds(250)),
    ])
  func goDurations(text: String, expected: Duration) throws {
    let limits = RateLimitHeaders(HeaderFields([("x-ratelimit-reset-tokens", text)]), now: now)
    let reset = try #require(limits.tokens?.resetAfter)
    #expect(abs((reset - expected) / .seconds(1)) < 1e-9)
  }

  @Test(
    "hostile values are left out (fault 14)",
    arguments: [
      "", "-1", "-1s", "inf", "1e999s", "s", "1x", "1.2.3s", "9999999h", "99999999999999999999", "１s", "1 s",
      String(repeating: "9", count: 10_000) + "s",
    ])
  func hostile(value: String) {
    let fields = [
      "x-ratelimit-limit-requests", "x-ratelimit-remaining-requests", "x-ratelimit-reset-requests",
      "anthropic-ratelimit-requests-limit", "anthropic-ratelimit-requests-reset",
      "anthropic-ratelimit-input-tokens-reset",
    ].map { (name: $0, value: value) }
    let limits = RateLimitHeaders(HeaderFields(fields), now: now)
    #expect(limits == RateLimitHeaders(HeaderFields(), now: now))
  }
}
