import Artifacts
import MediaWikiDump
import SectionMining
import Wikitext

/// One run over one or several dump files: reads pages, mines them, writes sections, counts what is left out.
struct Extraction {
  private let lexicon: HeadingLexicon
  private let minimumWords: Int
  private let maximumWords: Int
  private let previous: PreviousSections?
  private let output: ArtifactOutput
  private var pageCount = 0
  private var articleCount = 0
  private var sectionCount = 0
  private var changes: [SectionRecord.Change: Int] = [:]
  private var dropped = StageSummary()

  init(
    lexicon: HeadingLexicon, minimumWords: Int, maximumWords: Int, previous: PreviousSections?, output: ArtifactOutput
  ) {
    self.lexicon = lexicon
    self.minimumWords = minimumWords
    self.maximumWords = maximumWords
    self.previous = previous
    self.output = output
  }

  var summary: StageSummary {
    var summary = dropped
    summary.count("pages", pageCount)
    summary.count("articles", articleCount)
    summary.count("controversy sections", sectionCount)
    if previous != nil {
      for change in SectionRecord.Change.allCases { summary.count("\(change)", changes[change] ?? 0) }
    }
    return summary
  }

  mutating func read(_ path: String, _ console: Console) throws {
    var wiki: (site: SiteInfo, miner: SectionMiner)?
    var progress: Progress?
    let read = try DumpReader(path: path).read(
      siteInfo: { site in
        try checkLanguage(of: site, path)
        let miner = SectionMiner(
          lexicon: lexicon, namespaces: Self.namespaces(of: site), minimumWords: minimumWords,
          maximumWords: maximumWords)
        wiki = (site, miner)
      },
      page: { page in
        try Task.checkCancellation()
        pageCount += 1
        if let wiki { try mine(page, wiki.miner, wiki.site) }
      },
      progress: { done, total in
        if progress == nil { progress = console.progress("extract", unit: "MiB", total: total.map { Int($0 >> 20) }) }
        progress?.update(done: Int(done >> 20), detail: "\(sectionCount) sections")
      })
    progress?.finish()
    dropped.drop("page without a revision", read.pagesWithoutRevision)
    dropped.drop("page without text", read.pagesWithoutText)
  }

  private func checkLanguage(of site: SiteInfo, _ path: String) throws(ExtractionError) {
    guard site.languageCode == lexicon.language else {
      throw .otherLanguage(path: path, language: site.language, lexiconLanguage: lexicon.language)
    }
  }

  static func namespaces(of site: SiteInfo) -> WikiNamespaces {
    func names(_ key: Int) -> [String] { site.namespaces.filter { $0.key == key }.map(\.name) }
    return WikiNamespaces(
      fileNames: names(6) + ["File", "Image"], categoryNames: names(14) + ["Category"],
      allNames: site.namespaces.map(\.name).filter { !$0.isEmpty })
  }

  private mutating func mine(_ page: Page, _ miner: SectionMiner, _ site: SiteInfo) throws {
    guard page.namespace == 0 else { return dropped.drop("page that is no article") }
    guard page.redirectTarget == nil else { return dropped.drop("redirect") }
    guard page.revision.model.isEmpty || page.revision.model == "wikitext" else {
      return dropped.drop("page that is not wikitext")
    }
    articleCount += 1
    let result = miner.mine(title: page.title, wikitext: page.revision.text)
    for (reason, count) in result.dropped { dropped.drop("section: \(reason.rawValue)", count) }
    for section in result.sections {
      sectionCount += 1
      let record = record(section, page, site)
      if let change = record.change { changes[change, default: 0] += 1 }
      try output.write(record)
    }
  }

  private func record(_ section: MinedSection, _ page: Page, _ site: SiteInfo) -> SectionRecord {
    let link = site.permanentLink(toRevision: page.revision.id)
    let id = SectionRecord.makeID(
      wiki: site.databaseName, pageID: Int(page.id), headingPath: section.headingPath, ordinal: section.ordinal)
    return SectionRecord(
      wiki: site.databaseName, language: lexicon.language, pageID: Int(page.id), pageTitle: page.title,
      revisionID: Int(page.revision.id), revisionTimestamp: page.revision.timestamp,
      headingPath: section.headingPath, ordinal: section.ordinal, level: section.level, rule: section.rule,
      tier: section.tier, sourceURL: section.anchor.isEmpty ? link : link + "#" + section.anchor.percentEncodedFragment,
      mainTargets: section.mainTargets, wordCount: section.wordCount, text: section.prose,
      change: previous?.change(of: id, text: section.prose))
  }
}

extension String {
  /// As a URL's fragment (RFC 3986, 3.5): whatever is not allowed there as percent-encoded UTF-8.
  fileprivate var percentEncodedFragment: String {
    let allowed = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/?".utf8)
    return utf8.reduce(into: "") { text, byte in
      if allowed.contains(byte) {
        text.append(Character(Unicode.Scalar(byte)))
      } else {
        text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
  }
}
