import Testing

@testable import Wikitext

/// One section of a page, by MediaWiki's numbers: 0 is what precedes the first heading; nil when there is none.
struct Extraction: Sendable, CustomTestStringConvertible {
  let name: String
  let page: String
  let section: Int
  let text: String?

  var testDescription: String { name }

  init(_ name: String, _ page: String, _ section: Int, _ text: String?) {
    self.name = name
    self.page = page
    self.section = section
    self.text = text
  }
}

/// What MediaWiki's own tests of section extraction and replacement check (tests/parser/parserTests.txt), with other
/// pages: a section holds the bytes from its heading up to the next one of its level or above.
@Suite("Section extraction, as MediaWiki's own tests ask for it")
struct SectionExtractionTests {
  /// Three sections with subsections of up to three levels.
  private static let waters = """
    Foreword.
    == Rivers ==
    === Danube ===
    ==== Delta ====
    == Seas ==
    === Baltic ===
    === Black Sea ===
    ==== Depth ====
    === Caspian ===
    == Lakes ==
    === Baikal ===
    """

  static let extractions: [Extraction] = [
    Extraction("0: the lead", waters, 0, "Foreword.\n"),
    Extraction("1: a first section with all below it", waters, 1, "== Rivers ==\n=== Danube ===\n==== Delta ====\n"),
    Extraction("2: a subsection with one below it", waters, 2, "=== Danube ===\n==== Delta ====\n"),
    Extraction("3: the deepest, before a higher one", waters, 3, "==== Delta ====\n"),
    Extraction(
      "4: a section in the middle", waters, 4,
      "== Seas ==\n=== Baltic ===\n=== Black Sea ===\n==== Depth ====\n=== Caspian ===\n"),
    Extraction("5: a subsection before one of its level", waters, 5, "=== Baltic ===\n"),
    Extraction("6: a subsection with one below it, in the middle", waters, 6, "=== Black Sea ===\n==== Depth ====\n"),
    Extraction("7: the deepest, before its parent's sibling", waters, 7, "==== Depth ====\n"),
    Extraction("8: the last subsection of a section", waters, 8, "=== Caspian ===\n"),
    Extraction("9: the last section", waters, 9, "== Lakes ==\n=== Baikal ==="),
    Extraction("10: the last subsection of the page", waters, 10, "=== Baikal ==="),
    Extraction("11: one more than there are", waters, 11, nil),
    Extraction(
      "12: words after a heading make it text", "==x==\n==y== and so on\n==z==", 1, "==x==\n==y== and so on\n"),
    Extraction("13: and it is not counted", "==x==\n==y== and so on\n==z==", 2, "==z=="),
    Extraction("14: a section before a heading with a comment", "==x==\n==y==  <!-- old -->\n==z==", 1, "==x==\n"),
    Extraction("15: a comment after a heading", "==x==\n==y==  <!-- old -->\n==z==", 2, "==y==  <!-- old -->\n"),
    Extraction(
      "16: nowiki after a heading makes it text", "==x==\n==y== <nowiki>w</nowiki>\n==z==", 1,
      "==x==\n==y== <nowiki>w</nowiki>\n"),
    Extraction("17: and it is not counted", "==x==\n==y== <nowiki>w</nowiki>\n==z==", 2, "==z=="),
    Extraction("18: a comment before a heading makes it text", "<!-- old -->==x==\n==y==", 1, "==y=="),
    Extraction("19: and it is not counted", "<!-- old -->==x==\n==y==", 2, nil),
    Extraction("20: HTML headings are not counted", "<h2>x</h2>\na\n==y==\nb\n==z==\nc", 1, "==y==\nb\n"),
    Extraction("21: nor do they shift what follows", "<h2>x</h2>\na\n==y==\nb\n==z==\nc", 2, "==z==\nc"),
    Extraction("22: noinclude before a heading makes it text", "<noinclude>==x==</noinclude>\n==y==", 1, "==y=="),
    Extraction(
      "23: lines of nothing but signs, the second with comments over two lines",
      "===  \na\n=== <!-- b\n--> <!-- c -->\nd", 2, "=== <!-- b\n--> <!-- c -->\nd"),
    Extraction("24: twenty blanks after a heading's line", "==x==\n\(blanks(20))y", 1, "==x==\n\(blanks(20))y"),
    Extraction("25: nineteen blanks", "==x==\n\(blanks(19))y", 1, "==x==\n\(blanks(19))y"),
    Extraction(
      "26: signs within pre", "== x ==\n<pre>\n========\n</pre>\n\n== y ==\nz", 2, "== y ==\nz"),
    Extraction("27: an indented first line", " a\n==x==\n===x===\nb", 2, "===x===\nb"),
    Extraction(
      "28: a section with signs within pre", "== x ==\n<pre>\n==y==\n</pre>\n== z ==", 1,
      "== x ==\n<pre>\n==y==\n</pre>\n"),
  ]

  private static func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }

  @Test("Extraction", arguments: extractions)
  func extraction(_ extraction: Extraction) throws {
    #expect(try section(extraction.section, of: extraction.page) == extraction.text)
  }

  @Test("Replacing any section leaves the bytes around it", arguments: 0...10)
  func replacement(number: Int) throws {
    let old = try #require(try section(number, of: Self.waters))
    let found = try tree(Self.waters)
    let range = number == 0 ? found.leadRange : found.sections[number - 1].range
    let bytes = Array(Self.waters.utf8)
    let replaced = String(decoding: bytes[..<range.lowerBound] + bytes[range.upperBound...], as: UTF8.self)
    #expect(replaced == Self.waters.replacing(old, with: ""))
  }

  private func section(_ number: Int, of page: String) throws -> String? {
    let found = try tree(page)
    guard number <= found.sections.count else { return nil }
    let range = number == 0 ? found.leadRange : found.sections[number - 1].range
    return String(decoding: Array(page.utf8)[range], as: UTF8.self)
  }
}
