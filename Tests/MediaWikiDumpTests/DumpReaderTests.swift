import Foundation
import MediaWikiDump
import TestSupport
import Testing

@Suite struct DumpReaderTests {
  static let small = dump(pageXML() + "\n" + pageXML(id: 8, title: "Dam (film)", text: "A &lt;ref&gt; &amp; more"))

  @Test func `a dump is read field by field`() async throws {
    let outcome = try await Outcome(Self.small)
    #expect(outcome.error == nil)
    #expect(
      outcome.sites == [
        SiteInfo(
          siteName: "Examplewiki", databaseName: "examplewiki", base: "https://example.org/wiki/Main_Page",
          generator: "MediaWiki 1.45.0", caseRule: "first-letter", language: "en", exportVersion: .version10,
          namespaces: [
            Namespace(key: -1, name: "Special", caseRule: "first-letter"),
            Namespace(key: 0, name: "", caseRule: "first-letter"),
            Namespace(key: 1, name: "Talk", caseRule: "case-sensitive"),
          ])
      ])
    #expect(outcome.pages.map(\.id) == [7, 8])
    #expect(
      outcome.pages.first
        == Page(
          title: "Dam", namespace: 0, id: 7, redirectTarget: nil,
          revision: Revision(
            id: 70, timestamp: "2026-01-02T03:04:05Z", model: "wikitext", format: "text/x-wiki",
            text: Array("Water.".utf8), isTextDeleted: false, isTextMissing: false)))
    #expect(outcome.pages.last?.revision.text == Array("A <ref> & more".utf8))
    #expect(outcome.summary?.pages == 2)
    #expect(outcome.summary?.xmlBytes == Int64(Self.small.utf8.count))
  }

  @Test func `plain, bz2 and multistream give the same pages`() async throws {
    let bytes = Array(Self.small.utf8)
    let plain = try await Outcome(bytes)
    let single = try await Outcome(bzip2(bytes))
    let streams = try await Outcome(
      bzip2(Array(bytes[..<300])) + bzip2(Array(bytes[300..<301])) + bzip2(Array(bytes[301...])))
    for outcome in [single, streams] {
      #expect(outcome.error == nil)
      #expect(outcome.sites == plain.sites)
      #expect(outcome.pages == plain.pages)
    }
  }

  @Test(arguments: ["0.9", "0.10", "0.11"])
  func `export versions 0.9 to 0.11 are read`(version: String) async throws {
    let outcome = try await Outcome(dump(pageXML(), version: version))
    #expect(outcome.pages.count == 1)
    #expect(outcome.sites.first?.exportVersion.rawValue == version)
  }

  @Test func `a contributor's id is not the revision's`() async throws {
    let outcome = try await Outcome(dump(pageXML()))
    #expect(outcome.pages.first?.revision.id == 70)
    #expect(outcome.pages.first?.id == 7)
  }

  @Test func `content slots of version 0.11 leave the main text alone`() async throws {
    let slot = """
      <content><role>mediainfo</role><origin>3</origin><model>wikibase-mediainfo</model>
      <format>application/json</format><text bytes="2" xml:space="preserve">{}</text></content>
      """
    let revision = try #require(try await Outcome(dump(pageXML(after: slot), version: "0.11")).pages.first?.revision)
    #expect(revision.text == Array("Water.".utf8))
    #expect(revision.model == "wikitext")
    #expect(revision.format == "text/x-wiki")
  }

  @Test func `of several revisions the newest counts, by timestamp, then by id`() async throws {
    func revision(_ id: Int, _ day: Int, _ text: String) -> String {
      "<revision><id>\(id)</id><timestamp>2026-01-0\(day)T00:00:00Z</timestamp><text>\(text)</text></revision>"
    }
    let revisions = [revision(5, 1, "old"), revision(3, 2, "newest"), revision(2, 2, "same day"), revision(9, 1, "x")]
    for order in [revisions, revisions.reversed()] {
      let xml = "<page><title>T</title><ns>0</ns><id>1</id>\(order.joined())</page>"
      let pages = try await Outcome(dump(xml)).pages
      #expect(pages.map(\.revision.id) == [3])
      #expect(pages.first?.revision.text == Array("newest".utf8))
    }
  }

  @Test func `redirects keep their ampersands`() async throws {
    let page = """
      <page><title>AT&amp;T</title><ns>0</ns><id>1</id><redirect title="A&amp;B &lt; &amp;#38; &quot;Ü&#38;&#x26;" />
      <revision><id>1</id><timestamp>2026-01-01T00:00:00Z</timestamp><text /></revision></page>
      """
    let result = try #require(try await Outcome(dump(page)).pages.first)
    #expect(result.title == "AT&T")
    #expect(result.redirectTarget == "A&B < &#38; \"Ü&&")
    #expect(result.revision.text.isEmpty)
    #expect(!result.revision.isTextDeleted)
  }

  @Test func `deleted text is marked`() async throws {
    let page = """
      <page><title>T</title><ns>0</ns><id>1</id><revision><id>1</id><timestamp>2026-01-01T00:00:00Z</timestamp>
      <contributor deleted="deleted" /><text bytes="9" deleted="deleted" /></revision></page>
      """
    let result = try #require(try await Outcome(dump(page)).pages.first)
    #expect(result.revision.isTextDeleted)
    #expect(result.revision.text.isEmpty)
  }

  @Test func `white space, CDATA, comments and unknown elements in a text`() async throws {
    let text = " \n\t<![CDATA[a ]] < b]]><!-- no --><other>no</other><?no no?>\r\nÄ&#x1F600;  "
    let result = try #require(try await Outcome(dump(pageXML(text: text))).pages.first)
    #expect(String(decoding: result.revision.text, as: UTF8.self) == " \n\ta ]] < b\nÄ😀  ")
    let blank = try #require(try await Outcome(dump(pageXML(text: "  \n "))).pages.first)
    #expect(blank.revision.text == Array("  \n ".utf8))
  }

  @Test(arguments: 0..<4)
  func `long texts of any script pass whole, wherever they are cut`(offset: Int) async throws {
    let text = String(repeating: "x", count: offset) + String(repeating: "漢字😀éa&", count: 20_000)
    let escaped = text.replacingOccurrences(of: "&", with: "&amp;")
    let result = try #require(try await Outcome(dump(pageXML(text: escaped))).pages.first)
    #expect(result.revision.text == Array(text.utf8))
  }

  @Test func `a text of 30 MB is read, and one above the limit refused`() async throws {
    let text = String(repeating: "0123456789abcde\n", count: 30_000_000 / 16)
    let xml = dump(pageXML(id: 12, text: text))
    #expect(try await Outcome(xml).pages.first?.revision.text.count == 30_000_000)
    var limits = DumpLimits()
    limits.textBytes = 29_999_999
    let outcome = try await Outcome(xml, limits: limits)
    #expect(outcome.isTooLarge)
    #expect(outcome.error?.description.contains("the text of page 12 exceeds the limit of 29999999 bytes") == true)
  }

  @Test func `pages without revisions are counted and left out`() async throws {
    let outcome = try await Outcome(dump("<page><title>T</title><ns>0</ns><id>1</id></page>" + pageXML()))
    #expect(outcome.pages.map(\.id) == [7])
    #expect(outcome.summary?.pagesWithoutRevision == 1)
  }

  @Test func `a stub dump is refused, one missing text is counted`() async throws {
    #expect(try await Outcome(dump(pageXML(text: ""))).error?.description.contains("this is a stub dump") == true)
    let outcome = try await Outcome(dump(pageXML() + pageXML(text: "")))
    #expect(outcome.error == nil)
    #expect(outcome.summary?.pagesWithoutText == 1)
  }

  struct Halt: Error {}

  @Test func `what a callback throws ends the reading at once`() async throws {
    let file = try TemporaryFile(Self.small.utf8)
    var seen: [Int64] = []
    await #expect(throws: Halt.self) {
      try await DumpReader(path: file.path).read(
        siteInfo: { _ in \.id },
        page: { id in
          seen.append(id)
          throw Halt()
        })
    }
    #expect(seen == [7])
    await #expect(throws: Halt.self) {
      try await DumpReader(path: file.path).read(
        siteInfo: { _ -> @Sendable (Page) -> Int64 in throw Halt() }, page: { _ in Issue.record("page") })
    }
  }

  @Test func `progress ends at the size of the file`() async throws {
    let compressed = bzip2(Array(Self.small.utf8))
    let file = try TemporaryFile(compressed)
    var last: (Int64, Int64?) = (0, nil)
    try await DumpReader(path: file.path).read(
      siteInfo: { _ in { _ in } }, page: { _ in }, progress: { last = ($0, $1) })
    #expect(last == (Int64(compressed.count), Int64(compressed.count)))
  }

  @Test func `the site's description is had without the rest`() async throws {
    let file = try TemporaryFile(Self.small.prefix { $0 != "7" }.utf8)
    #expect(try await DumpReader(path: file.path).siteInfo().databaseName == "examplewiki")
  }
}
