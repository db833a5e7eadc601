import Artifacts
import Testing

@testable import Fetching

@Suite("Names that a mirror tells")
struct NameTests {
  private func name(_ text: String, _ layout: DumpLayout) throws -> PartName? {
    PartName(text, wiki: try WikiName("enwiki"), date: try #require(DumpDate("20261101")), layout: layout)
  }

  @Test(
    "the names of parts are known",
    arguments: [
      ("enwiki-2026-11-01-p10p1147431.xml.bz2", DumpLayout.content),
      ("enwiki-20261101-pages-articles.xml.bz2", .legacy),
      ("enwiki-20261101-pages-articles-multistream.xml.bz2", .legacy),
      ("enwiki-20261101-pages-articles1.xml-p1p41242.bz2", .legacy),
      ("enwiki-20261101-pages-articles-multistream27.xml-p68475910p69975909.bz2", .legacy),
    ])
  func known(text: String, layout: DumpLayout) throws {
    let part = try #require(try name(text, layout))
    #expect(part.text == text)
  }

  @Test(
    "no other name is one of a part (fault 10)", arguments: DumpLayout.allCases,
    [
      "", "..", "../../x", "../enwiki-2026-11-01-p1p2.xml.bz2", "/etc/passwd", "/enwiki-2026-11-01-p1p2.xml.bz2",
      "enwiki-2026-11-01-p1p2.xml.bz2/../x", "enwiki-2026-11-01-p1%2Fp2.xml.bz2", "%2e%2e%2fx",
      "enwiki-2026-11-01-p1p2.xml.bz2\0", "enwiki-2026-11-01-p1p2.xml.bz2\n", "enwiki-2026-11-01-p2p1.xml.bz2",
      "enwiki-2026-11-01-p１p２.xml.bz2", "enwiki-2026-11-01-p1p2.xml.gz", "enwiki-2026-10-01-p1p2.xml.bz2",
      "dewiki-2026-11-01-p1p2.xml.bz2", "enwiki-2026-11-01-p1r2r3.xml.bz2", "enwiki-2026-11-01-p-1p2.xml.bz2",
      "enwiki-2026-11-01-p1p" + String(repeating: "9", count: 300) + ".xml.bz2",
      "enwiki-20261101-pages-articles.xml.bz2.part", "enwiki-20261101-pages-articles1.xml-../p1p2.bz2",
      "enwiki-20261101-pages-meta-history1.xml-p1p2.bz2",
    ])
  func unknown(layout: DumpLayout, text: String) throws {
    #expect(try name(text, layout) == nil)
  }

  @Test("the order of parts is that of their pages")
  func order() throws {
    let texts = ["p10p1147431", "p1147432p2999999", "p9999999p10000000", "p10000001p12000000"]
    let parts = texts.compactMap { try? name("enwiki-2026-11-01-\($0).xml.bz2", .content) }
    #expect(parts.count == 4 && parts.shuffled().sorted() == parts)
    let legacy = [(1, 1), (2, 500), (10, 400)].compactMap {
      try? name("enwiki-20261101-pages-articles\($0.0).xml-p\($0.1)p99999.bz2", .legacy)
    }
    #expect(legacy.count == 3 && legacy.reversed().sorted() == legacy)
  }

  @Test("days are read in both forms, and nothing else is one")
  func dates() {
    #expect(DumpDate("20261101") == DumpDate("2026-11-01"))
    #expect(DumpDate("20261101")?.dashed == "2026-11-01")
    for text in [
      "", "latest", "2026", "20261301", "20261132", "2026-1-01", "2026-11-001", "２０２６１１０１", "+2026110", "2026110-1",
    ] {
      #expect(DumpDate(text) == nil, "\(text)")
    }
  }

  @Test(
    "a wiki's name can be no path", arguments: ["", "EnWiki", "../x", "en wiki", "en/wiki", "1wiki", "en\0", "énwiki"])
  func wikis(text: String) {
    #expect(throws: FetchError.badWiki(text)) { try WikiName(text) }
  }

  @Test("links are found in pages of any quality, in linear time")
  func links() {
    let page = #"""
      <A HREF='2026-11-01/'>x</A><a href="2026-10-01/">y</a> <a href=2026-09-01/>z</a> <a href="2026-08-01">
      <a href="../"> <a href="/2026-07-01/"> <a href="2026-11-01/"> <a href="20260601/"> <a href="2026-05-01/
      """#
    #expect(LinkNames.dates(in: Array(page.utf8), layout: .content).map(\.dashed) == ["2026-11-01", "2026-10-01"])
    #expect(LinkNames.dates(in: Array(page.utf8), layout: .legacy).map(\.compact) == ["20260601"])
    let hostile = Array(String(repeating: "href=\"", count: 600_000).utf8)
    #expect(LinkNames.dates(in: hostile, layout: .content).isEmpty)
    #expect(LinkNames.names(in: Array("href=".utf8)).isEmpty)
  }

  @Test("a list of hashes is taken whole or not at all")
  func sums() throws {
    let wiki = try WikiName("enwiki")
    let date = try #require(DumpDate("20261101"))
    let digits = String(repeating: "aB", count: 32)
    func entries(_ text: String) throws(ReplyProblem) -> [ChecksumList.Entry] {
      try ChecksumList.entries(of: Array(text.utf8), wiki: wiki, date: date)
    }
    let good = "\(digits)  enwiki-2026-11-01-p10p20.xml.bz2\r\n\(digits) *enwiki-2026-11-01-p1p9.xml.bz2\n"
    let parts = try entries(good + "\(digits)  README\n")
    #expect(parts.map(\.name.text) == ["enwiki-2026-11-01-p1p9.xml.bz2", "enwiki-2026-11-01-p10p20.xml.bz2"])
    #expect(parts.first?.hash.digits == digits.lowercased())
    for bad in [
      "", "<html>", good + "half a line", good + good, digits, "\(digits)  README\n",
      good + "\(digits)  ../../x.xml.bz2\n", good + "\(digits)  /x.bz2\n",
      good + "\(digits)  enwiki-2026-11-01-p1r2r3.xml.bz2",
      good + "\(digits.dropLast())  enwiki-2026-11-01-p21p29.xml.bz2",
    ] {
      #expect(throws: ReplyProblem.self, "\(bad)") { try entries(bad) }
    }
  }

  @Test("a dump's status is read strictly (fault 19)")
  func status() throws {
    let wiki = try WikiName("enwiki")
    let date = try #require(DumpDate("20261101"))
    func entries(_ files: String, status: String = "done") throws(ReplyProblem) -> [DumpStatus.Entry]? {
      let text = #"{"jobs":{"articlesdump":{"status":"\#(status)","files":{\#(files)}}}}"#
      return try DumpStatus.entries(of: Array(text.utf8), wiki: wiki, date: date)
    }
    let sha1 = String(repeating: "0a", count: 20)
    func file(_ name: String, size: String = "5", sha1: String = sha1) -> String {
      #""\#(name)":{"size":\#(size),"url":"http://evil.example/x","sha1":"\#(sha1)"}"#
    }
    let name = "enwiki-20261101-pages-articles.xml.bz2"
    let index = "enwiki-20261101-pages-articles-multistream-index.txt.bz2"
    let good = try #require(try entries(file(name) + "," + file(index)))
    #expect(good.map(\.name.text) == [name] && good.first?.size == 5)
    #expect(try entries(file(name), status: "waiting") == nil)
    for bad in [
      "", file(index), file("../x.bz2"), file(name, size: "-1"), file(name, size: "\"5\""), file(name, size: "1e99"),
      file(name, sha1: "xyz"), file(name) + "," + file(name), "\"\(name)\":{}", "\"\(name)\":7",
    ] {
      #expect(throws: ReplyProblem.self, "\(bad)") { try entries(bad) }
    }
    #expect(throws: ReplyProblem.self) { try DumpStatus.entries(of: Array("<html>".utf8), wiki: wiki, date: date) }
  }

  @Test("ranges are read strictly")
  func ranges() {
    #expect(ContentRange("bytes 5-9/10")?.start == 5 && ContentRange("bytes 5-9/10")?.total == 10)
    for text in [
      "", "bytes */10", "bytes 5-8/10", "bytes 5-9/*", "bytes 9-5/10", "items 5-9/10", "bytes 5-9/10/1",
      "bytes -5-9/10",
    ] {
      #expect(ContentRange(text) == nil, "\(text)")
    }
  }

  @Test("a redirect leads to https, or stays on loopback (fault 22)")
  func redirects() throws {
    #expect(try Redirect.target("https://b.example/y", from: "https://a.example/x") == "https://b.example/y")
    #expect(try Redirect.target("/y", from: "https://a.example/x") == "https://a.example/y")
    #expect(try Redirect.target("https://b.example/y", from: "http://a.example/x") == "https://b.example/y")
    #expect(try Redirect.target("/y", from: "http://127.0.0.1:1/x") == "http://127.0.0.1:1/y")
    for (target, origin) in [
      ("http://a.example/y", "https://a.example/x"), ("/y", "http://a.example/x"),
      ("http://127.0.0.1/y", "https://a.example/x"), ("http://127.0.0.1/y", "http://a.example/x"),
      ("file:///etc/passwd", "https://a.example/x"), ("https://user:word@b.example/", "https://a.example/x"),
      ("https://" + String(repeating: "a", count: 5000), "https://a.example/x"), ("https:///y", "https://a.example/x"),
    ] {
      #expect(throws: FetchError.self, "\(target.prefix(50))") { try Redirect.target(target, from: origin) }
    }
  }

  @Test(
    "a mirror's address is one",
    arguments: [
      "", "dumps.wikimedia.org", "ftp://a.example", "https://", "https://u:p@a.example", "https://a.example/?x",
      "https://a.example:0",
    ])
  func mirrors(text: String) throws {
    #expect(throws: FetchError.badMirror(text)) { try Mirror(text) }
    #expect(try Mirror("https://a.example/dumps//").text == "https://a.example/dumps")
  }
}
