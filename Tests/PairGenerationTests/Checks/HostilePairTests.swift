import PairGeneration
import Testing

@Suite("Checks of hostile pairs")
struct HostilePairTests {
  private static let texts = [
    String(repeating: "a", count: 2000), String(repeating: "A ", count: 1000), String(repeating: "A.", count: 1000),
    String(repeating: "Aa ", count: 666), String(repeating: "\"A", count: 1000), String(repeating: "“a", count: 1000),
    "a" + String(repeating: "\u{301}", count: 100_000), String(repeating: "some ", count: 400),
    String(repeating: "100 ", count: 499) + "a", String(repeating: "1,000,", count: 300) + "a",
    String(repeating: "ア・", count: 1000), String(repeating: "この映画", count: 500), "-A -B-C.-D",
    "a\u{0}\n\u{2028}\u{202E}b",
  ]

  @Test("any text is checked, and explained on one short line", arguments: ["en", "de", "ja", "zh", "ar", "xx"])
  func anyText(language: String) throws {
    for text in Self.texts {
      var pair = SamplePair.zoos(description: text, text, "Explain why " + text.prefix(1900))
      pair.language = language
      for failure in try pair.failures() {
        #expect(failure.explanation.unicodeScalars.count < 600)
        #expect(!failure.explanation.contains { $0.isNewline })
      }
    }
  }

  @Test("a section of many megabytes is not looked at to its end, and no name is then missing")
  func largeSection() throws {
    var pair = SamplePair.zoos("Explain why zoos of Timbuktu should be closed.")
    pair.text = String(repeating: "zoos are cruel ", count: 4_000_000)
    #expect(try pair.failed() == [])
  }

  @Test("a section of many words with one beginning is asked for many names")
  func manyForms() throws {
    var pair = SamplePair.zoos("Explain why " + (0..<200).map { "Abc\($0)x" }.joined(separator: ", ") + " are zoos.")
    pair.text = (0..<40_000).map { "abc\($0)" }.joined(separator: " ")
    let failures = try pair.failures()
    #expect(failures.allSatisfy { $0.explanation.utf8.count < 1000 })
  }
}
