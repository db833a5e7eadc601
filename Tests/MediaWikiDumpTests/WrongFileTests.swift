import Compression
import Foundation
import MediaWikiDump
import Testing

@Suite struct WrongFileTests {
  @Test func `XML that is no export is named by its root`() async throws {
    let error = try #require(try await Outcome("<html><body>Not found</body></html>").error)
    #expect(error.description.contains("is XML, but no MediaWiki export: its root element is <html>"))
  }

  @Test(arguments: ["hello, this is text", "{\"a\": 1}", "x", "\n\n", "\u{1}\u{2}\u{3}\u{4}\u{5}"])
  func `what is no XML is said to be none`(text: String) async throws {
    guard case .notXML = try await Outcome(text).error else {
      Issue.record("\(try await Outcome(text).error as Any)")
      return
    }
  }

  @Test func `other versions are refused`() async throws {
    for version in ["0.8", "0.12", "1.0", ""] {
      let outcome = try await Outcome(dump(pageXML(), version: version))
      guard case .unsupportedVersion = outcome.error else {
        Issue.record("\(version): \(outcome.error as Any)")
        continue
      }
    }
    let mixed = try await Outcome(dump(pageXML()).replacing("version=\"0.10\"", with: "version=\"0.11\""))
    guard case .unsupportedVersion = mixed.error else {
      Issue.record("\(mixed.error as Any)")
      return
    }
    let neither = try await Outcome("<mediawiki></mediawiki>")
    #expect(neither.error?.description.contains("version none") == true)
  }

  @Test func `one of version and XML namespace is enough`() async throws {
    let whole = dump(pageXML())
    #expect(try await Outcome(whole.replacing(" version=\"0.10\"", with: "")).pages.count == 1)
    let bare = whole.replacing(" xmlns=\"http://www.mediawiki.org/xml/export-0.10/\"", with: "")
    #expect(try await Outcome(bare).pages.count == 1)
  }

  @Test func `elements of other XML namespaces are not taken for the dump's own`() async throws {
    let xml = pageXML().replacing("<ns>0</ns>", with: "<ns>0</ns><x:title xmlns:x=\"urn:x\">Other</x:title>")
    #expect(try await Outcome(dump(xml)).pages.map(\.title) == ["Dam"])
  }

  @Test func `what the schema asks for is asked for`() async throws {
    for line in [
      "<title>Dam</title>", "<ns>0</ns>", "<id>7</id>", "<id>70</id>", "<timestamp>2026-01-02T03:04:05Z</timestamp>",
    ] {
      let outcome = try await Outcome(dump(pageXML().replacing(line, with: "")))
      guard case .missing = outcome.error else {
        Issue.record("\(line): \(outcome.error as Any)")
        continue
      }
    }
    for value in ["x", "", "0", "-1", "1.5", "99999999999999999999"] {
      let outcome = try await Outcome(dump(pageXML().replacing("<id>7</id>", with: "<id>\(value)</id>")))
      guard case .invalid(_, "<id> of a page", value, _) = outcome.error else {
        Issue.record("\(value): \(outcome.error as Any)")
        continue
      }
    }
    #expect(try await Outcome(dump(pageXML().replacing("<id>7</id>", with: "<id> 7\n</id>"))).pages.map(\.id) == [7])
  }

  @Test func `a missing file and a directory are told apart`() async throws {
    await #expect(throws: DumpError.unreadable(.notFound(file: "/no/such"))) {
      try await DumpReader(path: "/no/such").read(siteInfo: { _ in { _ in } }, page: { _ in })
    }
    let folder = FileManager.default.temporaryDirectory.path
    await #expect(throws: DumpError.unreadable(.isDirectory(file: folder))) {
      try await DumpReader(path: folder).read(siteInfo: { _ in { _ in } }, page: { _ in })
    }
  }
}
