import Artifacts
import MediaWikiDump
import SectionMining

extension ExtractStage {
  private struct Found: Error {
    let explanation: PageExplanation
  }

  /// One article's section tree, a line a heading, with the verdict and the rule for each. Reads the dumps up to the
  /// article with this title.
  ///
  /// - Throws: ``ExtractionError/noSuchArticle(title:)`` if none of them has it.
  package func explain(title: String) throws -> [String] {
    let lexicon = try HeadingLexicon(yaml: lexicon.text, fileName: lexicon.name)
    for input in inputs {
      var miner: SectionMiner?
      do {
        try DumpReader(path: input).read(
          siteInfo: { site in
            miner = SectionMiner(
              lexicon: lexicon, namespaces: Extraction.namespaces(of: site), minimumWords: minimumWords,
              maximumWords: maximumWords)
          },
          page: { page in
            guard page.title == title, let miner else { return }
            throw Found(explanation: miner.explain(title: page.title, wikitext: page.revision.text))
          })
      } catch let found as Found {
        return found.explanation.lines
      }
    }
    throw ExtractionError.noSuchArticle(title: title)
  }
}
