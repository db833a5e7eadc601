import Testing

@testable import Wikitext

/// FAULTS.md rows 11 to 13. What is not linear here does not end: each input would take 10^12 steps.
/// The wiki is the Chinese one, so that `-{` is markup too.
@Suite("Hostile pages")
struct HostileTests {
  private static let many = 100_000

  private func page(_ wikitext: String) throws -> (sections: Int, prose: String) {
    let bytes = Array(wikitext.utf8)
    let page = WikitextPage(bytes, wiki: try Wikis.wiki("zh"))
    return (page.sections.sections.count, page.text().prose(in: [0..<bytes.count]).text)
  }

  @Test(
    "Row 11: openers without an end leave the sections and the prose around",
    arguments: [
      "{{", "[[", "<ref>", "{|\n", "''", "<!-", "[http://x ", "-{", "{{{", "{{a|", "[[a|", "<nowiki>", "<poem>",
      "{{lang|fr|", "{{quote|", "<ref name=", "(", "({{x}}", "\n==", "&", "&#", "http://", "__", "~~", "<", "<b ",
      "{{a|b=",
      "[[File:x|", "{{{{{a|", "\n=", "<table>", "{|\n|\n", "</ref>", "</", "<!---->x", "\n:", "-{[[", "{{main|", "]]",
      "}}",
    ])
  func unclosed(opener: String) throws {
    let result = try page("a\n\n==H==\nb\n\n" + String(repeating: opener, count: Self.many) + "\n\n==I==\nc")
    #expect(result.sections >= 2)
    #expect(result.prose.hasPrefix("a\n\nH"))
    #expect(result.prose.hasSuffix("I\n\nc"))
  }

  @Test(
    "Row 11: deep nesting",
    arguments: [
      ("{{a|", "}}", ""), ("{{lang|fr|", "}}", "x"), ("[[a|", "]]", "x"), ("[[File:x|", "]]", ""),
      ("{{{a|", "}}}", "x"),
      ("{|\n|", "\n|}\n", ""), ("<table>", "</table>", ""), ("-{", "}-", "x"), ("-{[[a|", "]]}-", "x"),
      ("{{quote|", "}}", "x"), ("<b>", "</b>", "x"),
    ])
  func nested(open: String, close: String, inner: String) throws {
    let wikitext = String(repeating: open, count: 100_000) + "x" + String(repeating: close, count: 100_000)
    #expect(try page("a\n\n" + wikitext + "\n\nb").prose == (inner.isEmpty ? "a\n\nb" : "a\n\n\(inner)\n\nb"))
  }

  @Test(
    "Row 11: one run of a million bytes", arguments: ["{", "[", "'", "=", "}", "]", "<", "-", "_", "~", "|", "*", "("])
  func run(byte: String) throws {
    let run = String(repeating: byte, count: 1_000_000)
    #expect(try page("a\n\n" + run + "\n\nb").prose.hasPrefix("a"))
    guard let closing = ["{": "}", "[": "]", "(": ")"][byte] else { return }
    #expect(try page("a\n\n" + run + String(repeating: closing, count: 1_000_000)).prose.hasPrefix("a"))
  }

  @Test("Row 11: a million openers", arguments: ["{{", "[[", "<ref>", "{|\n"])
  func million(opener: String) throws {
    let result = try page("==H==\n" + String(repeating: opener, count: 1_000_000) + "\n\n==I==\nc")
    #expect(result.sections == 2)
    #expect(result.prose.hasSuffix("I\n\nc"))
  }

  @Test("Row 12: an unclosed comment hides the rest; other tags without an end are text")
  func unclosedTags() throws {
    let rest = String(repeating: "<ref>x ", count: Self.many)
    #expect(try page("a <!-- " + rest).prose == "a")
    #expect(try page("a\n\n" + rest).prose.hasSuffix("x x x"))
  }

  @Test("Row 11: many sections with one title")
  func manySections() throws {
    let sections = try tree(String(repeating: "==H==\n", count: 100_000)).sections
    #expect(sections.last?.anchor == "H_100000")
    #expect(sections.last?.ordinal == 99_999)
  }

  @Test("Row 11: a very long title with many subsections")
  func longTitle() throws {
    let title = String(repeating: "x", count: 1_000_000)
    let wikitext = "==\(title)==\n" + String(repeating: "===H===\n", count: 50_000)
    let sections = try tree(wikitext).sections
    #expect(sections.last?.ordinal == 49_999)
    #expect(sections.last?.headingPath.count == 2)
  }

  @Test("Row 13: runs of combining marks and joiners are bounded")
  func combining() throws {
    let text = try page("a" + String(repeating: "\u{301}\u{200D}", count: 200_000) + "b \u{202E}c").prose
    #expect(text.unicodeScalars.count == 1 + 30 + 1 + 1 + 2)
    #expect(try outline("==a" + String(repeating: "\u{301}", count: 200_000) + "==").count == 1)
  }

  @Test("Bytes that are no UTF-8, and control characters, do not escape as markers")
  func brokenBytes() throws {
    var bytes = Array("a ".utf8)
    bytes += [0x01, 0xDB, 0x03, 0xFF, 0xC3, 0x06, 0xE2, 0x80]
    bytes += Array(" b".utf8)
    let text = prose(of: bytes, in: 0..<bytes.count, wiki: try Wikis.wiki("zh")).text
    #expect(text.hasPrefix("a ") && text.hasSuffix(" b"))
    #expect(!text.utf8.contains { $0 < 0x20 })
  }

  @Test("Any mixture of markup: nothing traps, and sections lie within each other")
  func random() throws {
    let parts = [
      "{{", "}}", "[[", "]]", "|", "=", "==", "\n", "a", " ", "'''", "''", "<ref>", "</ref>", "<!--", "-->", "{|", "|}",
      "<nowiki>", "</nowiki>", "<poem>", "</poem>", "*", ":", "[http://x ", "]", "-{", "}-", "quote|", "lang|", "File:",
      "(", ")", ",", "&lt;", "\u{1}", "é", "<br>", "__", "http://", ";", "{{{", "}}}", "<table>", "</table>",
    ]
    var state: UInt64 = 42
    for _ in 0..<1000 {
      var wikitext = ""
      for _ in 0..<60 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        wikitext += parts[Int((state >> 33) % UInt64(parts.count))]
      }
      let bytes = Array(wikitext.utf8)
      let page = WikitextPage(bytes, wiki: try Wikis.wiki("zh"))
      let text = page.text()
      for section in page.sections.sections {
        #expect(section.range.upperBound <= bytes.count && section.bodyRange.lowerBound >= section.range.lowerBound)
        let prose = text.prose(in: [section.range]).text
        #expect(!prose.contains("\n\n\n") && !prose.contains("  "))
      }
    }
  }

  @Test(
    "fault 11, a glance is linear: quadratic time would be hours",
    arguments: ["{{main|", "{{mz<", "{{main|x}}", "\n=[[", "\n==a b==", "\n==''a''==", "<h", "\n:''", "{{{", "=\n"])
  func glance(text: String) throws {
    let bytes = Array(repeatElement(Array(text.utf8), count: 100_000).joined())
    let glance = PageGlance(bytes, wiki: try Wikis.english()) { _ in
      false
    } isTargetOfInterest: { _ in
      false
    }
    _ = glance.mayHoldSomething
  }
}
