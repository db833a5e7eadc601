package import Wikitext

/// Finds the sections of a page that describe a controversy.
package struct SectionMiner: Sendable {
  let lexicon: HeadingLexicon
  let wiki: WikiConventions
  let minimumWords: Int
  let maximumWords: Int

  /// - Parameters:
  ///   - lexicon: the rules of the wiki's language.
  ///   - wiki: the wiki's conventions, with the language variant that is wanted.
  ///   - minimumWords: a section with fewer words is left out.
  ///   - maximumWords: a section with more words is divided into its subsections, or left out when it has none.
  package init(lexicon: HeadingLexicon, wiki: WikiConventions, minimumWords: Int, maximumWords: Int) {
    self.lexicon = lexicon
    self.wiki = wiki
    self.minimumWords = minimumWords
    self.maximumWords = maximumWords
  }

  /// Finds the sections of one page. Linear in the page's length.
  ///
  /// - Parameters:
  ///   - title: the page's title, as it is written, with what stands in parentheses after it.
  ///   - wikitext: the page's text.
  package func mine(title: String, wikitext: [UInt8]) -> MiningResult {
    let title = PageTitle(title)
    return mayHoldSomething(title, wikitext) ? run(title, wikitext).mining.result : MiningResult()
  }

  /// Tells of each heading of one page what becomes of it, and why. Linear in the page's length.
  package func explain(title: String, wikitext: [UInt8]) -> PageExplanation {
    let (mining, titleRule) = run(PageTitle(title), wikitext)
    return PageExplanation(title: title, titleRule: titleRule, headings: mining.headings)
  }

  /// Whether the page need be read: nine in ten hold nothing that any rule matches, as a glance tells.
  func mayHoldSomething(_ title: PageTitle, _ wikitext: [UInt8]) -> Bool {
    if lexicon.mayBeControversy(title: title.base) { return true }
    return PageGlance(wikitext, wiki: wiki) { heading in
      lexicon.headings.matches(FoldedText(heading), title: title.base)
    } isTargetOfInterest: { target in
      lexicon.mayBeControversy(title: FoldedText(target))
    }.mayHoldSomething
  }

  func run(_ title: PageTitle, _ wikitext: [UInt8]) -> (mining: PageMining, titleRule: String?) {
    let page = WikitextPage(wikitext, wiki: wiki)
    let context = PageContext(title: title, page: page, templates: lexicon.templates)
    var mining = PageMining(miner: self, page: page, context: context)
    if let match = lexicon.match(title: title.base, on: context), match.tier == .strong {
      mining.takeWhole(match)
      return (mining, match.id)
    }
    mining.takeMatches()
    return (mining, nil)
  }
}
