import Testing

@testable import Wikitext

@Suite("Parts of a page")
struct PageTextTests {
  private func bodies(_ wikitext: String) throws -> [String] {
    let page = WikitextPage(Array(wikitext.utf8), wiki: try Wikis.english())
    let text = page.text()
    return page.sections.sections.map { text.prose(in: [$0.bodyRange]).text }
  }

  @Test("A table that spans sections is gone from all of them")
  func spanningTable() throws {
    #expect(try bodies("==A==\na\n{|\n| b\n==B==\n| c\n|}\nd\n==C==\ne") == ["a", "d", "e"])
  }

  @Test("A comment hides what looks like a section's beginning")
  func spanningComment() throws {
    #expect(try bodies("==A==\na <!--\n==B==\n--> b\n==C==\nc") == ["a b", "c"])
  }

  @Test("A part's own heading is left out, its subsections' are lines")
  func subsections() throws {
    let wikitext = "==A==\na\n===B ''x''===\nb\n===C===\n{{Main|c}}\n==D==\nd"
    let page = WikitextPage(Array(wikitext.utf8), wiki: try Wikis.english())
    let first = page.sections.sections[0]
    let prose = page.text().prose(in: [first.bodyRange.lowerBound..<first.range.upperBound])
    #expect(prose.text == "a\n\nB x\n\nb")
    #expect(prose.mainTargets == ["c"])
  }

  @Test("A template that a range divides is left out")
  func dividedRange() throws {
    let bytes = Array("ab {{quote|cd}} ef".utf8)
    let wiki = try Wikis.english()
    for end in 0...bytes.count {
      for start in 0...end { _ = prose(of: bytes, in: start..<end, wiki: wiki) }
    }
    #expect(prose(of: bytes, in: 0..<8, wiki: wiki).text == "ab")
  }

  @Test(
    "Hatnotes' targets",
    arguments: [
      ("{{Main|A|B#c|l1=x}}", ["A", "B"]), ("{{main article | A_b }}{{See also|A b}}", ["A b"]),
      ("{{Further|[[A|x]], [[:B#c]] and [[C]]}}", ["A", "B", "C"]), ("{{Main}}{{cite|A}}", []),
      ("{{Main|A {{!}} B}}", ["A | B"]),
      (":''Main article: [[A]]''\n{{Main|B}}\n:''See also [[C|d]]''", ["A", "B", "C"]),
      ("{{seealso|{{lang|fr|X}}|1=Y}}", ["X"]),
    ])
  func hatnotes(wikitext: String, targets: [String]) throws {
    let bytes = Array(wikitext.utf8)
    let prose = try prose(of: bytes, in: 0..<bytes.count, wiki: Wikis.english())
    #expect(Set(prose.mainTargets + prose.relatedTargets) == Set(targets))
    #expect(prose.mainTargets.count + prose.relatedTargets.count == targets.count)
  }

  @Test("Main articles are told from others")
  func mainArticles() throws {
    let page = WikitextPage(Array("{{Main|A}}{{See also|B}}".utf8), wiki: try Wikis.english())
    let prose = page.text().prose(in: [0..<24])
    #expect(prose.mainTargets == ["A"] && prose.relatedTargets == ["B"])
    #expect(page.hatnotes().targets(in: 0..<24, onlyMain: true) == ["A"])
    #expect(page.templateNames() == ["main", "see also"])
  }
}
