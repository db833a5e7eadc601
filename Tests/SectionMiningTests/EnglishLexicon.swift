import SectionMining
import Wikitext

/// The lexicon that the project ships, `data/headings/en.yaml`.
enum EnglishLexicon {
  static func load() throws -> HeadingLexicon {
    try HeadingLexicon(yaml: ShippedData.text("headings/en.yaml"), fileName: "en.yaml")
  }

  static func mine(_ title: String, _ wikitext: String, minimum: Int = 1, maximum: Int = 5000) throws -> MiningResult {
    let miner = SectionMiner(
      lexicon: try load(), wiki: try ShippedData.wiki("en", namespaces: .english),
      minimumWords: minimum, maximumWords: maximum)
    return miner.mine(title: title, wikitext: Array(wikitext.utf8))
  }
}
