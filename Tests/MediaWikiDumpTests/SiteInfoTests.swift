import MediaWikiDump
import Testing

@Suite struct SiteInfoTests {
  @Test(arguments: [
    ("https://en.wikipedia.org/wiki/Main_Page", "https://en.wikipedia.org/wiki/"),
    ("https://de.wikipedia.org/wiki/Wikipedia:Start/Haupt", "https://de.wikipedia.org/wiki/"),
    ("http://localhost/w/index.php?title=Main_Page", "http://localhost/w/index.php?title="),
    ("http://localhost/index.php/Main_Page", "http://localhost/index.php/"),
    ("https://example.org", "https://example.org/"),
    ("https://example.org/wiki/", "https://example.org/wiki/"),
  ])
  func `links are made from the main page's address`(base: String, articlePath: String) {
    let site = SiteInfo(
      siteName: "", databaseName: "x", base: base, generator: "", caseRule: "", language: "", exportVersion: .version11,
      namespaces: [])
    #expect(site.articlePath == articlePath)
    #expect(site.permanentLink(toRevision: 42) == articlePath + "Special:PermanentLink/42")
  }

  @Test func `a wiki without a name, or with an address of another kind, is refused`() async throws {
    let whole = dump(pageXML())
    let nameless = try await Outcome(whole.replacing("<dbname>examplewiki</dbname>", with: ""))
    #expect(nameless.error?.description.contains("has no <dbname> in its <siteinfo>") == true)
    let script = try await Outcome(whole.replacing("https://example.org", with: "javascript:alert(1)"))
    #expect(script.error?.description.contains("<base>") == true)
    let siteless = try await Outcome(whole.replacing(siteXML, with: ""))
    #expect(siteless.error?.description.contains("has no <siteinfo>") == true)
  }
}
