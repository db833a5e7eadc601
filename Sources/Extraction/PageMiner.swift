import Artifacts
import MediaWikiDump
import SectionMining
import Wikitext

/// What was found on a page.
struct MinedPage: Sendable {
  /// Why the page is not mined; `nil` for an article.
  var dropReason: String?
  var redirect: RedirectRecord?
  var sections: [SectionRecord] = []
  var droppedSections: [DropReason: Int] = [:]
  var htmlHeadings = 0
}

/// Mines the pages of one wiki.
struct PageMiner: Sendable {
  private let site: SiteInfo
  private let language: String
  private let previous: PreviousSections?
  private let miner: SectionMiner

  /// - Parameter previous: the sections of an earlier dump, if new and changed ones are to be told from those that are
  ///   the same.
  /// - Throws: `otherLanguage` when the lexicon is not for the wiki's language.
  init(site: SiteInfo, rules: MiningRules, previous: PreviousSections?, path: String) throws(ExtractionError) {
    guard site.languageCode == rules.lexicon.language else {
      throw .otherLanguage(path: path, language: site.language, lexiconLanguage: rules.lexicon.language)
    }
    self.site = site
    self.previous = previous
    language = rules.lexicon.language
    let wiki = WikiConventions(
      namespaces: Self.namespaces(of: site), templates: rules.templates, variant: rules.variant)
    miner = SectionMiner(
      lexicon: rules.lexicon, wiki: wiki, minimumWords: rules.minimumWords, maximumWords: rules.maximumWords)
  }

  func mine(_ page: Page) -> MinedPage {
    if let reason = Self.dropReason(of: page) { return MinedPage(dropReason: reason, redirect: redirect(page)) }
    let result = miner.mine(title: page.title, wikitext: page.revision.text)
    return MinedPage(
      sections: result.sections.map { record($0, page) }, droppedSections: result.dropped,
      htmlHeadings: result.htmlHeadings)
  }

  /// A page's section tree, with the verdict and the rule for each heading.
  func explain(_ page: Page) -> PageExplanation {
    miner.explain(title: page.title, wikitext: page.revision.text)
  }

  private static func dropReason(of page: Page) -> String? {
    if page.namespace != 0 { return "page that is no article" }
    if page.redirectTarget != nil { return "redirect" }
    return ["", "wikitext"].contains(page.revision.model) ? nil : "page that is not wikitext"
  }

  private func redirect(_ page: Page) -> RedirectRecord? {
    guard page.namespace == 0, let target = page.redirectTarget else { return nil }
    return RedirectRecord(wiki: site.databaseName, title: page.title, target: target)
  }

  private static func namespaces(of site: SiteInfo) -> WikiNamespaces {
    func names(_ key: Int) -> [String] { site.namespaces.filter { $0.key == key }.map(\.name) }
    return WikiNamespaces(
      fileNames: names(6) + ["File", "Image"], categoryNames: names(14) + ["Category"],
      allNames: site.namespaces.map(\.name).filter { !$0.isEmpty })
  }

  private func record(_ section: MinedSection, _ page: Page) -> SectionRecord {
    let link = site.permanentLink(toRevision: page.revision.id)
    var record = SectionRecord(
      wiki: site.databaseName, language: language, pageID: Int(page.id), pageTitle: page.title,
      revisionID: Int(page.revision.id), revisionTimestamp: page.revision.timestamp,
      headingPath: section.headingPath, ordinal: section.ordinal, level: section.level, rule: section.rule,
      tier: section.tier, sourceURL: section.anchor.isEmpty ? link : link + "#" + section.anchor.percentEncodedFragment,
      mainTargets: section.mainTargets, relatedTargets: section.relatedTargets, wordCount: section.wordCount,
      text: section.prose)
    record.change = previous?.change(of: record)
    return record
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
