import Artifacts
import MediaWikiDump
import SectionMining

extension ExtractStage {
  /// One article's section tree, a line a heading, with the verdict and the rule for each. Reads the dumps up to the
  /// article with this title.
  ///
  /// - Throws: ``ExtractionError/noSuchArticle(title:)`` if none of them has it.
  package func explain(title: String) async throws -> [String] {
    struct Found: Error { let explanation: PageExplanation }
    let rules = try rules()
    for input in inputs {
      do {
        try await DumpReader(path: input, threads: threads).read(
          siteInfo: { site in
            let miner = try PageMiner(site: site, rules: rules, previous: nil, path: input)
            return { page in page.title == title ? miner.explain(page) : nil }
          },
          page: { (explanation: PageExplanation?) in
            if let explanation { throw Found(explanation: explanation) }
          })
      } catch let found as Found {
        return found.explanation.lines
      }
    }
    throw ExtractionError.noSuchArticle(title: title)
  }
}
