import Foundation
import HTTPSupport
import Testing

@Suite("Retry-After")
struct RetryAfterTests {
  /// Sun, 06 Nov 1994 08:49:37 GMT
  private let now = Date(timeIntervalSince1970: 784_111_777)

  @Test(
    "seconds and dates are read, sensibly (fault 14)",
    arguments: [
      ("0", Duration.zero), ("5", .seconds(5)), (" 7 ", .seconds(7)), ("0.25", .milliseconds(250)),
      ("1000000000000", .seconds(3600)), ("86400", .seconds(3600)),
      ("Sun, 06 Nov 1994 08:49:47 GMT", .seconds(10)), ("Sunday, 06-Nov-94 08:50:37 GMT", .seconds(60)),
      ("Sun Nov  6 08:49:40 1994", .seconds(3)), ("Sun, 06 Nov 1994 08:49:07 GMT", .zero),
      ("Thu, 01 Jan 1970 00:00:00 GMT", .zero), ("Fri, 31 Dec 9999 23:59:59 GMT", .seconds(3600)),
    ])
  func read(value: String, expected: Duration) {
    #expect(RetryAfter.duration(HeaderFields([("Retry-After", value)]), now: now) == expected)
  }

  @Test(
    "what makes no sense counts as absent (fault 14)",
    arguments: [
      "", "inf", "nan", "-1", "+1", "1e12", "1e3", "0x10", "1.2.3", ".", "soon", "１", "Sun, 06 Nov 1994", "5 seconds",
      "Sun, 99 Nov 1994 08:49:47 GMT", String(repeating: "9", count: 100_000),
    ])
  func nonsense(value: String) {
    #expect(RetryAfter.duration(HeaderFields([("retry-after", value)]), now: now) == nil)
  }

  @Test("milliseconds win over seconds (fault 14)")
  func milliseconds() {
    let fields = HeaderFields([("retry-after", "20"), ("Retry-After-Ms", "1500")])
    #expect(RetryAfter.duration(fields, now: now) == .milliseconds(1500))
    let hostile = HeaderFields([("retry-after", "20"), ("retry-after-ms", "inf")])
    #expect(RetryAfter.duration(hostile, now: now) == .seconds(20))
    #expect(RetryAfter.duration(HeaderFields(), now: now) == nil)
  }
}
