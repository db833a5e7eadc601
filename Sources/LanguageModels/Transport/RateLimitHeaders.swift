package import Foundation
package import HTTPSupport

/// What a provider tells about its rate limits in a reply's header fields. Values that make no sense are left out.
package struct RateLimitHeaders: Sendable, Equatable {
  package struct Window: Sendable, Equatable {
    package let limit: Int?
    package let remaining: Int?
    /// Until the window is full again.
    package let resetAfter: Duration?

    package init(limit: Int? = nil, remaining: Int? = nil, resetAfter: Duration? = nil) {
      self.limit = limit
      self.remaining = remaining
      self.resetAfter = resetAfter
    }
  }

  package let requests: Window?
  package let tokens: Window?
  package let inputTokens: Window?
  package let outputTokens: Window?

  /// - Parameter now: for the points in time that Anthropic gives.
  package init(_ headers: HeaderFields, now: Date) {
    requests = Self.openAI("requests", headers) ?? Self.anthropic("requests", headers, now)
    tokens = Self.openAI("tokens", headers) ?? Self.anthropic("tokens", headers, now)
    inputTokens = Self.anthropic("input-tokens", headers, now)
    outputTokens = Self.anthropic("output-tokens", headers, now)
  }

  /// As OpenAI and many compatible servers write it: `x-ratelimit-limit-requests`, with times such as `6m0s`.
  private static func openAI(_ what: String, _ headers: HeaderFields) -> Window? {
    window(
      limit: headers["x-ratelimit-limit-\(what)"], remaining: headers["x-ratelimit-remaining-\(what)"],
      resetAfter: headers["x-ratelimit-reset-\(what)"].flatMap(GoDuration.duration))
  }

  /// As Anthropic writes it: `anthropic-ratelimit-requests-limit`, with points in time (RFC 3339).
  private static func anthropic(_ what: String, _ headers: HeaderFields, _ now: Date) -> Window? {
    let reset = headers["anthropic-ratelimit-\(what)-reset"].flatMap(date)?.timeIntervalSince(now)
    return window(
      limit: headers["anthropic-ratelimit-\(what)-limit"], remaining: headers["anthropic-ratelimit-\(what)-remaining"],
      resetAfter: reset.map { .seconds(max($0, 0)) })
  }

  private static func window(limit: String?, remaining: String?, resetAfter: Duration?) -> Window? {
    let limit = limit.flatMap(count)
    let remaining = remaining.flatMap(count)
    let resetAfter = resetAfter.flatMap { $0 <= .seconds(86_400) ? $0 : nil }
    if limit == nil, remaining == nil, resetAfter == nil { return nil }
    return Window(limit: limit, remaining: remaining, resetAfter: resetAfter)
  }

  private static func count(_ text: String) -> Int? {
    guard let count = Int(text), (0...1_000_000_000_000).contains(count) else { return nil }
    return count
  }

  private static func date(_ text: String) -> Date? {
    let whole = try? Date(text, strategy: .iso8601)
    return whole ?? (try? Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
  }
}
