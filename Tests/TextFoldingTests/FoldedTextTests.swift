import Artifacts
import Testing

@testable import TextFolding

@Suite struct FoldedTextTests {
  @Test(arguments: [
    ("Explain  WHY,\n it's so!", "explain why its so"),
    ("  don’t — anti-war… ", "dont anti war"),
    ("ﬁne Ｆｕｌｌ①", "fine full1"),
    ("STRASSE straße ΟΔΟΣ οδος", "strasse strasse οδοσ οδοσ"),
    ("cafe\u{301} caf\u{E9}", "caf\u{E9} caf\u{E9}"),
    ("contro\u{AD}versy zero\u{200B}width", "controversy zerowidth"),
    ("C++ costs $5", "c++ costs $5"),
    ("日本語。質問？", "日本語 質問"),
    ("?!… —", ""), ("", ""), ("\u{0}\u{7}", ""),
  ])
  func folds(original: String, folded: String) {
    #expect(FoldedText(original).text.utf8.elementsEqual(folded.utf8))
  }

  @Test func isIdempotent() {
    var random = SplitMix64(state: 1)
    let blocks: [ClosedRange<UInt32>] = [
      0x20...0x7E, 0xA0...0x24F, 0x2B0...0x36F, 0x370...0x5FF, 0x900...0x97F, 0x1100...0x11FF, 0x2000...0x2BFF,
      0xAC00...0xACFF, 0xFB00...0xFDFF, 0xFE00...0xFFEF, 0x1D400...0x1D7FF,
    ]
    for _ in 0..<2000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        let block = blocks.randomElement(using: &random) ?? 0x20...0x7E
        if let scalar = Unicode.Scalar(UInt32.random(in: block, using: &random)) { text.append(scalar) }
      }
      let once = FoldedText(String(text))
      let twice = FoldedText(once.text)
      #expect(once.text.utf8.elementsEqual(twice.text.utf8), "\(String(text).unicodeScalars.map(\.value))")
    }
  }

  @Test func bothNormalFormsAndAnySpacingAreEqual() {
    #expect(FoldedText("Ünïted, Nations") == FoldedText("U\u{308}ni\u{308}ted nations"))
  }

  @Test func removesPhrasesAsWholeWordsOnly() {
    let phrases = [FoldedText("explain why")]
    #expect(FoldedText("Explain why it is so").removing(phrases).text == "it is so")
    #expect(FoldedText("Please explain, why not?").removing(phrases).text == "please not")
    #expect(FoldedText("Explain whyever").removing(phrases).text == "explain whyever")
    #expect(FoldedText("Explain why").removing(phrases).text == "")
  }

  @Test func hostileTextsAreBounded() {
    let marks = String(repeating: "\u{301}\u{316}", count: 250_000)
    let grows = String(repeating: "\u{FDFA}", count: 100_000)
    let duration = ContinuousClock().measure {
      #expect(FoldedText("e" + marks).text.unicodeScalars.count <= 31)
      #expect(FoldedText(grows).text.unicodeScalars.count <= 20_000)
      #expect(FoldedText(String(repeating: "a", count: 1_000_000)).text.utf8.count == 20_000)
    }
    #expect(duration < .seconds(10))
  }
}
