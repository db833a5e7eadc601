import Foundation
import SectionMining
import Wikitext

/// The lexicon that the project ships, `data/headings/en.yaml`.
enum EnglishLexicon {
  static func load() throws -> HeadingLexicon {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appending(path: "data/headings/en.yaml")
    return try HeadingLexicon(yaml: String(contentsOf: file, encoding: .utf8), fileName: "en.yaml")
  }

  static func mine(_ title: String, _ wikitext: String, minimum: Int = 1, maximum: Int = 5000) throws -> MiningResult {
    let miner = SectionMiner(
      lexicon: try load(), namespaces: .english, minimumWords: minimum, maximumWords: maximum)
    return miner.mine(title: title, wikitext: Array(wikitext.utf8))
  }
}
