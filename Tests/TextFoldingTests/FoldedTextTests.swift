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

  @Test("looking scalars up gives what Unicode's steps give")
  func table() {
    var random = SplitMix64(state: 2)
    let blocks: [ClosedRange<UInt32>] = [
      0x00...0x7F, 0x20...0x7E, 0x80...0x24F, 0x250...0x52F, 0x600...0x6FF, 0x2000...0x22FF, 0x3000...0x30FF,
      0x4E00...0x9FA5,
    ]
    var looked = 0
    for _ in 0..<3000 {
      var text = String.UnicodeScalarView()
      let block = blocks.randomElement(using: &random) ?? 0x20...0x7E
      for _ in 0..<Int.random(in: 0...6, using: &random) {
        let block = Bool.random(using: &random) ? block : 0x20...0x7E
        if let scalar = Unicode.Scalar(UInt32.random(in: block, using: &random)) { text.append(scalar) }
      }
      for limit in [3, 100] {
        guard let found = FoldingTable.fold(String(text), limit: limit) else { continue }
        #expect(FoldingTable.utf8(of: String(text), limit: limit) == Array(found.utf8))
        looked += 1
        #expect(
          found.utf8.elementsEqual(FoldedText.folded(String(text), limit: limit).utf8), "\(text.map(\.value))")
      }
    }
    #expect(looked > 3000)
    for text in ["", "?!", " a - b ", "ﬁn Å\u{301}"] {
      #expect(FoldedText.utf8(of: text) == Array(FoldedText(text).text.utf8))
    }
    #expect(FoldingTable.fold("“Ça alors” — l’été, щось інше، 動物園。", limit: 100) == "ça alors lété щось інше 動物園")
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
