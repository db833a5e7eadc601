import DataFiles
import Testing
import Wikitext

@testable import SectionMining

@Suite("Languages")
struct LanguageTests {
  @Test("Headings are told apart", arguments: LanguageSample.all)
  func headings(sample: LanguageSample) throws {
    let lexicon = try sample.lexicon()
    let wiki = try ShippedData.wiki(sample.code, namespaces: .english)
    let context = PageContext(title: PageTitle("X"), page: WikitextPage([], wiki: wiki), templates: [])
    func tier(_ heading: String) -> RuleTier? {
      lexicon.match(FoldedText(heading), ancestors: [], on: context)?.tier
    }
    #expect(lexicon.language == sample.code)
    #expect(sample.strong.count + sample.medium.count >= 12)
    #expect(sample.others.count >= 8)
    for heading in sample.strong { #expect(tier(heading) == .strong, "\(heading)") }
    for heading in sample.medium { #expect(tier(heading) == .medium, "\(heading)") }
    for heading in sample.others { #expect(tier(heading) == nil || tier(heading) == .reject, "\(heading)") }
  }

  @Test("Criticism of a work is reviews", arguments: LanguageSample.all)
  func works(sample: LanguageSample) throws {
    let section = "== \(sample.work.heading) ==\na b\n"
    #expect(try sample.mine("X", section).sections.count == 1)
    #expect(try sample.mine(sample.work.title, section).dropped == [.rejected: 1])
    #expect(try sample.mine("X", "{{\(sample.work.infobox)\n| a = b\n}}\n" + section).dropped == [.rejected: 1])
  }

  @Test("A title's kind may stand in full-width parentheses", arguments: ["題名（映画）", "題名 (映画)", "題名（映画)"])
  func fullWidthKinds(title: String) throws {
    let sample = try #require(LanguageSample.all.first { $0.code == "ja" })
    let wiki = try ShippedData.wiki("ja", namespaces: .english)
    let context = PageContext(title: PageTitle(title), page: WikitextPage([], wiki: wiki), templates: [])
    #expect(context.title.kind == "映 画")
    #expect(context.title.base == FoldedText("題名"))
    #expect(try sample.mine(title, "== 批判 ==\na b\n").dropped == [.rejected: 1])
  }

  @Test("An article may be all controversy", arguments: LanguageSample.all)
  func titles(sample: LanguageSample) throws {
    let text = "a b\n== \(sample.page.references) ==\nc"
    #expect(try sample.mine(sample.wholeTitle.strong, text).sections.map(\.headingPath) == [[]])
    #expect(try sample.mine(sample.wholeTitle.other, text).sections.isEmpty)
  }

  @Test("A page is mined", arguments: LanguageSample.all)
  func pages(sample: LanguageSample) throws {
    let wikitext = sample.page.wikitext + "\n== \(sample.page.references) ==\n<references />\n* [http://a.example x]\n"
    let result = try sample.mine(sample.page.title, wikitext)
    #expect(result.sections.map(\.headingPath) == [[sample.page.heading]])
    #expect(result.sections.first?.prose == sample.page.prose)
  }

  @Test(
    "Words of Chinese and Japanese are two characters each",
    arguments: [
      ("批判がある。", 3), ("批判", 1), ("批判的", 2), ("2011年に Google が、撤退した。", 6), ("3.5％", 1), ("「」、。", 0), ("", 0),
      ("愛知県-名古屋市", 4),
    ])
  func unspacedWords(text: String, count: Int) {
    #expect(WordCount.count(in: text, isUnspaced: true) == count)
  }

  @Test("The mined section of an unspaced language is counted so")
  func minedWordCount() throws {
    let sample = try #require(LanguageSample.all.first { $0.code == "ja" })
    let result = try sample.mine("X", "== 批判 ==\n計画は批判を受けた。")
    #expect(result.sections.map(\.wordCount) == [5])
  }

  @Test(
    "Letters of other scripts are folded",
    arguments: [
      ("爭議與批評", "争 议 与 批 评"), ("ＳＮＳ炎上", "sns 炎 上"), ("「論争」・批判", "论 争 批 判"), ("إنتقاداتٌ", "انتقادات"),
      ("انتقـــادات\u{200F}", "انتقادات"), ("КРИТИ\u{301}КА", "критика"), ("Расчёты", "расчеты"),
      ("X社への批判", "x 社 へ の 批 判"),
      ("Çà ¿Qué?", "çà qué"), ("İ", "i̇"),
    ])
  func folding(text: String, folded: String) {
    #expect(FoldedText(text).text == folded)
  }

  @Test(
    "Open ends of words, and ways to write “and”",
    arguments: [
      ("*skandal", "Dopingskandal", true), ("*skandal", "Skandal", true), ("*skandal", "Skandale", false),
      ("спорн* *", "Спорные вопросы", true), ("спорн* *", "Спорные", false), ("a d'*", "A d’Israël", true),
      ("a d'*", "A du", false), ("*-Affäre", "Spiegel-Affäre", true), ("*-Affäre", "Affäre", false),
      ("*ss*", "Kassel", true), ("a & b", "A und B", true), ("a & b", "A / B", true), ("a & b", "A B", false),
      ("*論争", "地名論争", true), ("*論争", "論争", false), ("批判[&]*", "批判と反論", true),
    ])
  func patterns(pattern: String, heading: String, matches: Bool) throws {
    let yaml = "language: x\nand: [und, と]\nskip:\n  - \"\(pattern)\"\n"
    #expect(try HeadingLexicon(yaml: yaml, fileName: "x").skipped.matches(FoldedText(heading)) == matches)
  }

  @Test("What a lexicon cannot say", arguments: [("skip: [a*b]", "within"), ("unspaced: perhaps", "true or false")])
  func errors(line: String, word: String) {
    let error = #expect(throws: DataFileError.self) {
      try HeadingLexicon(yaml: "language: x\n" + line, fileName: "x.yaml")
    }
    #expect(error?.line == 2)
    #expect(error?.message.contains(word) == true)
  }
}
