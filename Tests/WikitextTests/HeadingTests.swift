import Testing

@testable import Wikitext

/// A row of the table "Where a section begins" of WIKITEXT.md: wikitext, and the sections it has.
struct HeadingRow: Sendable, CustomTestStringConvertible {
  let wikitext: String
  let sections: [String]

  var testDescription: String { wikitext.debugDescription }

  init(_ wikitext: String, _ sections: [String]) {
    self.wikitext = wikitext
    self.sections = sections
  }
}

/// "level:title" of every section.
func outline(_ wikitext: String) throws -> [String] {
  try tree(wikitext).sections.map { "\($0.level):\($0.title)" }
}

/// The sections of a page of the English Wikipedia.
func tree(_ wikitext: String) throws -> SectionTree {
  WikitextPage(Array(wikitext.utf8), wiki: try Wikis.english()).sections
}

@Suite("Where a section begins")
struct HeadingTests {
  static let rows: [HeadingRow] = [
    // Comments.
    HeadingRow("<!--\n==H==\n-->\n==I==", ["2:I"]),
    HeadingRow("==A==\n<!-- ==B==\n==C==\n", ["2:A"]),
    HeadingRow("== H == <!-- c -->", ["2:H"]),
    HeadingRow("== H ==<!-- a --> \t<!-- b -->  \nx", ["2:H"]),
    HeadingRow("== H ==<!-- a -->x<!-- b -->\n", []),
    HeadingRow("<!-- c -->==H==", []),
    HeadingRow("a\n<!-- c -->\n==H==", ["2:H"]),
    HeadingRow("a\n<!-- c --> <!-- d -->\n==H==", ["2:H"]),
    HeadingRow("<noinclude>==H==</noinclude>", []),
    HeadingRow("==H==</noinclude>", []),
    HeadingRow("<!-- c -->\n==H==", ["2:H"]),
    HeadingRow("a\n<!-- c -->==H==", []),
    HeadingRow("a\n<!-- c\n-->==H==", []),
    HeadingRow("a\n  <!-- c -->  \n==H==", ["2:H"]),
    HeadingRow("==H==<!-- a --><!-- b", []),
    HeadingRow("==H\n<!-- a -->==", []),
    HeadingRow("==H <!-- a\nb --> ==", ["2:H"]),
    HeadingRow("<noinclude>\n==H==\n</noinclude>", ["2:H"]),
    HeadingRow("==<noinclude>H</noinclude>==", ["2:H"]),
    HeadingRow("<onlyinclude>==H==</onlyinclude>\n==I==", ["2:I"]),
    HeadingRow("== <!-- a -->H<!-- b --> ==", ["2:H"]),
    // Extension tags.
    HeadingRow("<nowiki>\n==H==\n</nowiki>", []),
    HeadingRow("<pre>\n==H==\n</pre>", []),
    HeadingRow("<syntaxhighlight lang=\"x\">\n==H==\n</syntaxhighlight>", []),
    HeadingRow("<source>\n==H==\n</source>", []),
    HeadingRow("<math>\n==H==\n</math>", []),
    HeadingRow("<ref>\n==H==\n</ref>", []),
    HeadingRow("<gallery>\n==H==\n</gallery>", []),
    HeadingRow("<poem>\n==H==\n</poem>\n==I==", ["2:I"]),
    HeadingRow("<ref name=x />\n==H==\n<ref>y</ref>", ["2:H"]),
    HeadingRow("<REF>\n==H==\n</Ref >\n==I==", ["2:I"]),
    HeadingRow("<ref>\n==H==\n", ["2:H"]),
    HeadingRow("<nowiki>\n==H==\n<ref>\n==I==\n</ref>\n==J==", ["2:H", "2:J"]),
    HeadingRow("<includeonly>\n==H==\n", []),
    HeadingRow("<ref name=\n==H==\n", ["2:H"]),
    HeadingRow("<nowiki />\n==H==\n", ["2:H"]),
    HeadingRow("<includeonly>\n==H==\n</includeonly>", []),
    // Templates.
    HeadingRow("{{a|\n==H==\n}}", []),
    HeadingRow("{{a|{{b}}\n==H==\n}}\n==I==", ["2:I"]),
    HeadingRow("{{a|\n{|\n|\n==H==\n|}\n}}", []),
    HeadingRow("{{a|\n==H==\n", ["2:H"]),
    HeadingRow("{{a|x\n=y=\n}}\n==I==", ["2:I"]),
    HeadingRow("== {{a|\nb}} c ==", ["2:c"]),
    HeadingRow("== {{a ==\nb\n== I ==", ["2:I"]),
    HeadingRow("[[a\n==H==\n]]", ["2:H"]),
    HeadingRow("{{a|{{b|{{c\n==G==\n}}\n==H==\n}}\n==I==\n}}\n==J==", ["2:J"]),
    HeadingRow("{{{a|\n==H==\n}}}\n==I==", ["2:I"]),
    HeadingRow("{{{{a|\n==H==\n}}\n==I==", ["2:I"]),
    HeadingRow("{{{a|\n==H==\n}}\n==I==", ["2:I"]),
    HeadingRow("== {{{a|b}}} ==", ["2:b"]),
    HeadingRow("{{a}}==H==", []),
    HeadingRow("==H=={{a}}", []),
    HeadingRow("{{a\n==H==\n[[b\n==I==\n", ["2:H", "2:I"]),
    HeadingRow("}}\n==H==\n]]", ["2:H"]),
    HeadingRow("{{a|[[b}}\n==H==\n]]}}\n==I==", ["2:I"]),
    // Signs.
    HeadingRow("== H == words", []),
    HeadingRow(" ==H==", []),
    HeadingRow("=== H ==", ["2:= H"]),
    HeadingRow("== H ===", ["2:H ="]),
    HeadingRow("===", ["1:="]),
    HeadingRow("=", []),
    HeadingRow("==", []),
    HeadingRow("====", ["1:=="]),
    HeadingRow("=====", ["2:="]),
    HeadingRow("=H=", ["1:H"]),
    HeadingRow("=======H=======", ["6:=H="]),
    HeadingRow("====== H ======", ["6:H"]),
    HeadingRow("==H==\t \n", ["2:H"]),
    // Titles.
    HeadingRow("== {{anchor|x}} [[A|B]] &amp; ''c''<ref>r</ref> ==", ["2:B & c"]),
    HeadingRow("== A<br>B <small>c</small> ==", ["2:A B c"]),
    HeadingRow("== \"A\" – '''b''' {{nowrap|c d}} ==", ["2:\"A\" – b c d"]),
    // Order.
    HeadingRow("==A==\n====B====\n===C===\n==D==", ["2:A", "4:B", "3:C", "2:D"]),
    HeadingRow("==A==\n==B==\n", ["2:A", "2:B"]),
    HeadingRow("", []),
  ]

  @Test("Each row of the table", arguments: rows)
  func row(_ row: HeadingRow) throws {
    #expect(try outline(row.wikitext) == row.sections)
  }

  @Test("A section holds every deeper one after it, and a skipped level is no error")
  func nesting() throws {
    let wikitext = "lead\n==A==\na\n====B====\nb\n===C===\nc\n==D==\nd"
    let bytes = Array(wikitext.utf8)
    let tree = try tree(wikitext)
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    #expect(tree.sections.map(\.parent) == [nil, 0, 0, nil])
    #expect(tree.sections.map(\.headingPath) == [["A"], ["A", "B"], ["A", "C"], ["D"]])
    #expect(text(tree.leadRange) == "lead\n")
    #expect(text(tree.sections[0].range) == "==A==\na\n====B====\nb\n===C===\nc\n")
    #expect(text(tree.sections[1].range) == "====B====\nb\n")
    #expect(tree.sections.map { text($0.bodyRange) } == ["a\n", "b\n", "c\n", "d"])
  }

  @Test("Repeated titles get numbered anchors, and equal paths an ordinal")
  func repeated() throws {
    let sections = try tree("==H x==\n==H x==\n==h x==\n==H x 2==\n==A==\n===H x===").sections
    #expect(sections.map(\.anchor) == ["H_x", "H_x_2", "h_x_3", "H_x_2_2", "A", "H_x_4"])
    #expect(sections.map(\.ordinal) == [0, 1, 0, 0, 0, 0])
  }

  @Test("A heading directly after a heading has an empty section")
  func empty() throws {
    let sections = try tree("==A==\n==B==\n==C==").sections
    #expect(sections.map(\.bodyRange.isEmpty) == [true, true, true])
    #expect(sections.map(\.index) == [0, 1, 2])
  }

  @Test("HTML headings are counted, and are no sections")
  func html() throws {
    let tree = try tree("<h2>H</h2>\n<H3 id=x>I</H3><!-- <h2>J</h2> -->{{a|<h2>K</h2>}}<hr>")
    #expect(tree.sections.isEmpty)
    #expect(tree.htmlHeadings == 2)
    let page = WikitextPage(Array("<h2>H</h2>\n==I==\n<h4>J</h4>".utf8), wiki: try Wikis.english())
    #expect(page.htmlHeadingCount == 2)
  }
}
