import Artifacts
import BundledData
import Foundation
import MediaWikiDump
import TestSupport
import Testing
import Wikitext

@testable import Extraction
@testable import SectionMining

/// Pages that a glance passes over hold nothing that reading them would find.
@Suite("Glance")
struct GlanceTests {
  private static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static func miner() throws -> SectionMiner {
    func text(_ name: String) throws -> String { try #require(BundledData.files[name]) }
    let common = try TemplateTable(yaml: text("templates/common-templates.yaml"), fileName: "common")
    let english = try TemplateTable(yaml: text("templates/en-templates.yaml"), fileName: "en", inheriting: common)
    return SectionMiner(
      lexicon: try HeadingLexicon(yaml: text("headings/en.yaml"), fileName: "en"),
      wiki: WikiConventions(namespaces: .english, templates: english), minimumWords: 0, maximumWords: 1_000_000)
  }

  private static func articles(of dump: String) async throws -> [Page] {
    var articles: [Page] = []
    try await DumpReader(path: dump).read(
      siteInfo: { _ in { $0 } },
      page: { page in if page.namespace == 0, page.redirectTarget == nil { articles.append(page) } })
    return articles
  }

  private static func isPassedOver(_ title: String, _ text: [UInt8], _ miner: SectionMiner) -> Bool {
    let title = PageTitle(title)
    if miner.mayHoldSomething(title, text) { return false }
    #expect(miner.run(title, text).mining.result == MiningResult(), "\(title.full.text)")
    return true
  }

  @Test(arguments: ["data/sample/sample.xml", "../shared/data/enwiki-sample.xml.bz2"])
  func `what is passed over in a sample holds nothing`(dump: String) async throws {
    let path = Self.project.appendingPathComponent(dump).path
    guard FileManager.default.fileExists(atPath: path) else {
      try Test.cancel("\(dump) is not here")
    }
    let miner = try Self.miner()
    let articles = try await Self.articles(of: path)
    let passed = articles.count { Self.isPassedOver($0.title, $0.revision.text, miner) }
    #expect(passed > 0)
  }

  @Test func `what is passed over in random wikitext holds nothing`() throws {
    let miner = try Self.miner()
    var generator = SplitMix64(state: 71)
    let parts = [
      "==", "=", "===", "\n", "\n", "\n==", "==\n", "Criticism", "Controversy", "History", " ", "{{", "}}", "{{{", "|",
      "Main", "main ", "template:main|", "{{Main|", "X controversy", "<!--", "-->", "<ref>", "</ref>", "<nowiki>",
      "</nowiki>", "<h2>", "</h2>", "[[", "]]", "''", ":''Main article: ", "[[X controversy]]", "&nbsp;", "_", "#",
      "text",
      "<noinclude>", "</noinclude>", "{|", "|}", "<br>", "-{", "}-", "\t", "\r", "~~~~", "__TOC__",
    ]
    var passed = 0
    for _ in 0..<4000 {
      let count = Int.random(in: 1...14, using: &generator)
      let text = (0..<count).map { _ in parts[Int.random(in: parts.indices, using: &generator)] }.joined()
      if Self.isPassedOver("X", Array(text.utf8), miner) { passed += 1 }
    }
    #expect(passed > 1000)
  }
}
