import Foundation
import SectionMining
import Testing
import Wikitext

/// What a lexicon must say of headings, titles and one small page of its language.
struct LanguageSample: Sendable, CustomTestStringConvertible {
  let code: String
  let strong: [String]
  let medium: [String]
  /// Headings that are rejected, or that nothing matches.
  let others: [String]
  /// A page about a work, by its title and by its infobox; the heading that is strong elsewhere is reviews there.
  let work: (title: String, infobox: String, heading: String)
  /// A title of an article that is all controversy, and one that looks like it.
  let wholeTitle: (strong: String, other: String)
  let page: Page

  /// A page with one controversy section.
  struct Page: Sendable {
    let title: String
    let wikitext: String
    let heading: String
    let prose: String
    /// The heading under which the references stand; it is no section of an article that is all controversy.
    let references: String
  }

  var testDescription: String { code }

  static let all = germanic + romance + slavic + otherScripts

  /// The lexicons, each read once.
  private static let lexicons = Dictionary(
    uniqueKeysWithValues: all.map { sample in (sample.code, Result { try sample.read() }) })

  func lexicon() throws -> HeadingLexicon {
    try #require(Self.lexicons[code]).get()
  }

  private func read() throws -> HeadingLexicon {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let file = root.appending(path: "data/headings/\(code).yaml")
    return try HeadingLexicon(yaml: String(contentsOf: file, encoding: .utf8), fileName: "\(code).yaml")
  }

  func mine(_ title: String, _ wikitext: String) throws -> MiningResult {
    let names = ["Datei", "Fichier", "Archivo", "Ficheiro", "Bestand", "Файл", "Plik", "ファイル", "文件", "ملف"]
    let namespaces = WikiNamespaces(
      fileNames: names, categoryNames: ["Kategorie", "Catégorie", "Категория", "分类", "تصنيف"], allNames: names)
    let miner = SectionMiner(
      lexicon: try lexicon(), wiki: try ShippedData.wiki(code, namespaces: namespaces),
      minimumWords: 1, maximumWords: 5000)
    return miner.mine(title: title, wikitext: Array(wikitext.utf8))
  }
}
