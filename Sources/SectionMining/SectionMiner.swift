package import Wikitext

/// Finds the sections of a page that describe a controversy.
package struct SectionMiner: Sendable {
  let lexicon: HeadingLexicon
  let namespaces: WikiNamespaces
  let minimumWords: Int
  let maximumWords: Int

  /// - Parameters:
  ///   - lexicon: the rules of the wiki's language.
  ///   - namespaces: what the wiki calls its namespaces.
  ///   - minimumWords: a section with fewer words is left out.
  ///   - maximumWords: a section with more words is divided into its subsections, or left out when it has none.
  package init(lexicon: HeadingLexicon, namespaces: WikiNamespaces, minimumWords: Int, maximumWords: Int) {
    self.lexicon = lexicon
    self.namespaces = namespaces
    self.minimumWords = minimumWords
    self.maximumWords = maximumWords
  }

  /// Finds the sections of one page. Linear in the page's length.
  ///
  /// - Parameters:
  ///   - title: the page's title, as it is written, with what stands in parentheses after it.
  ///   - wikitext: the page's text.
  package func mine(title: String, wikitext: [UInt8]) -> MiningResult {
    let page = WikitextPage(wikitext, namespaces: namespaces)
    let context = PageContext(title: title, page: page)
    var mining = PageMining(miner: self, page: page, context: context)
    if let match = lexicon.match(title: context.title, on: context), match.tier == .strong {
      mining.takeWhole(match)
    } else {
      mining.takeMatches()
    }
    return mining.result
  }
}
