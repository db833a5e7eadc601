import SectionMining
import Testing
import Wikitext

@Suite("Mining")
struct MiningTests {
  private func paths(_ result: MiningResult) -> [String] {
    result.sections.map { $0.headingPath.joined(separator: " / ") }
  }

  @Test("A strong heading takes its subsections along, once")
  func strong() throws {
    let result = try EnglishLexicon.mine(
      "X", "==Criticism==\na\n===Controversies===\nb\n===See also===\nc\n==Other==\nd")
    #expect(paths(result) == ["Criticism"])
    #expect(result.sections.first?.prose == "a\n\nControversies\n\nb")
    #expect(result.sections.first?.rule == "en.strong.criticism")
    #expect(result.sections.first?.wordCount == 3)
    #expect(result.sections.first?.anchor == "Criticism")
  }

  @Test("A medium heading needs two different cues in its own text")
  func medium() throws {
    let cues = "It was controversial. Opponents said so."
    #expect(paths(try EnglishLexicon.mine("X", "==Ethics==\n\(cues)")) == ["Ethics"])
    let one = try EnglishLexicon.mine("X", "==Ethics==\nIt was controversial, a controversy.\n===Part===\n\(cues)")
    #expect(one.sections.isEmpty)
    #expect(one.dropped == [.withoutCue: 1])
  }

  @Test("Reject beats both")
  func reject() throws {
    let result = try EnglishLexicon.mine(
      "X", "==Literary criticism==\na\n==Critical response==\nb\n===Controversy===\nc")
    #expect(paths(result) == ["Critical response / Controversy"])
    #expect(result.dropped == [.rejected: 2])
  }

  @Test(
    "Criticism of a work is reviews",
    arguments: [
      ("X (film)", "", 0), ("X (1999 film)", "", 0), ("X", "{{Infobox album\n| name = X}}", 0),
      ("X", "{{Infobox person}}", 1),
      ("X", "==Bibliography==\n=", 0),
    ])
  func works(title: String, before: String, count: Int) throws {
    let heading = before.hasSuffix("=") ? "=Criticism==" : "==Criticism=="
    #expect(
      try EnglishLexicon.mine(title, "\(before)\n\(heading)\na b".replacing("=\n=", with: "==")).sections.count == count
    )
  }

  @Test(
    "The name of an infobox is compared like a heading, with what its punctuation stands for",
    arguments: ["Infobox animanga/Header", "infobox_video game", "Infobox film (series)", "Infobox TV"])
  func infoboxes(name: String) throws {
    let yaml = """
      language: en
      strong: {criticism: [criticism]}
      reject:
        works:
          patterns: [criticism]
          when: {infobox: [animanga/header, video game, film (series), tv]}
      """
    let wiki = try ShippedData.wiki("en", namespaces: .english)
    let miner = SectionMiner(
      lexicon: try HeadingLexicon(yaml: yaml, fileName: "x"), wiki: wiki, minimumWords: 1, maximumWords: 100)
    func mine(_ text: String) -> MiningResult { miner.mine(title: "X", wikitext: Array(text.utf8)) }
    #expect(mine("{{\(name)\n| a = b}}\n==Criticism==\na").dropped == [.rejected: 1])
    #expect(mine("{{Infobox person}}\n==Criticism==\na").sections.count == 1)
  }

  @Test("The wanted variant is taken from a section's heading and text")
  func variant() throws {
    let wikitext = "==-{zh-hans:争议;zh-hant:爭議}-==\n-{zh-hans:软件;zh-hant:軟體}-"
    for (variant, heading, text) in [(nil, "争议", "软件"), ("zh-hant", "爭議", "軟體")] {
      let lexicon = try HeadingLexicon(yaml: ShippedData.text("headings/zh.yaml"), fileName: "zh.yaml")
      let wiki = try ShippedData.wiki("zh", namespaces: .english, variant: variant)
      let miner = SectionMiner(lexicon: lexicon, wiki: wiki, minimumWords: 1, maximumWords: 100)
      let section = miner.mine(title: "X", wikitext: Array(wikitext.utf8)).sections.first
      #expect(section?.headingPath == [heading])
      #expect(section?.prose == text)
    }
  }

  @Test(
    "Debates in elections are events",
    arguments: [
      ("2008 US election", "==Debates over taxes==", 0), ("X", "==2008 campaign==\n===Debates on taxes===", 0),
      ("Abortion", "==Abortion debate==", 1), ("X", "==Lincoln–Douglas debates and speech==", 0),
    ])
  func debates(title: String, headings: String, count: Int) throws {
    #expect(try EnglishLexicon.mine(title, headings + "\nopponents controversy").sections.count == count)
  }

  @Test("A section that is only a hatnote is a pointer")
  func pointer() throws {
    let result = try EnglishLexicon.mine("X", "==Controversy==\n{{Main|X controversy}}\n==Criticism==\n==Scandals==\na")
    #expect(paths(result) == ["Scandals"])
    #expect(result.dropped == [.pointer: 1, .withoutText: 1])
  }

  @Test("A section whose main article is all controversy is one")
  func hatnote() throws {
    let wikitext =
      "==Law==\n{{Main|X controversy}}\na\n==Life==\n{{Main|X controversy|Y}}\nb\n==Z==\n{{See also|X scandal}}\nc"
    let result = try EnglishLexicon.mine("X", wikitext)
    #expect(result.sections.map(\.rule) == ["en.hatnote.controversy"])
    #expect(result.sections.first?.mainTargets == ["X controversy"])
  }

  @Test("An article with a strong title counts as a whole, section by section")
  func wholeArticle() throws {
    let wikitext = "lead\n==Causes==\na\n===Part===\nb\n==References==\nc\n==See also==\nd"
    let result = try EnglishLexicon.mine("Criticism of X", wikitext)
    #expect(paths(result) == ["", "Causes"])
    #expect(result.sections.map(\.level) == [0, 2])
    #expect(result.sections.map(\.rule) == ["en.title.criticism-of", "en.title.criticism-of"])
    #expect(result.sections.last?.prose == "a\n\nPart\n\nb")
  }

  @Test(
    "Titles",
    arguments: [
      ("Abortion debate", true), ("Oxford controversies", true), ("Debate over X", true),
      ("2012 presidential debate", false),
      ("Lincoln–Douglas debate", false), ("Abortion debate (album)", false), ("Criticism of the Bible", true),
      ("Debate", false), ("Scandal", false), ("Textual criticism of X", false), ("List of X controversies", false),
    ])
  func titles(title: String, isStrong: Bool) throws {
    #expect(try EnglishLexicon.mine(title, "some words").sections.isEmpty != isStrong)
  }

  @Test("Length: too short, too long, and divided into subsections")
  func length() throws {
    let long = Array(repeating: "word", count: 50).joined(separator: " ")
    let wikitext = "==Criticism==\n\(long)\n===A===\n\(long)\n===B===\nshort\n==Scandal==\n\(long) \(long)"
    let result = try EnglishLexicon.mine("X", wikitext, minimum: 10, maximum: 60)
    #expect(paths(result) == ["Criticism", "Criticism / A"])
    #expect(result.sections.map(\.wordCount) == [50, 50])
    #expect(result.sections.map(\.rule) == ["en.strong.criticism", "en.strong.criticism"])
    #expect(result.dropped == [.tooShort: 1, .tooLong: 1])
  }

  @Test("Equal headings are told apart by their ordinal")
  func ordinals() throws {
    let result = try EnglishLexicon.mine("X", "==Criticism==\na\n==Criticism==\nb")
    #expect(result.sections.map(\.ordinal) == [0, 1])
    #expect(result.sections.map(\.anchor) == ["Criticism", "Criticism_2"])
  }
}
