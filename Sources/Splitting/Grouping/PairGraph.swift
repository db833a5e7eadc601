import Artifacts

/// What holds pairs together: a graph over pairs and the articles that they are from or name as their main articles.
struct PairGraph {
  /// Pairs come first, in their order; then articles.
  private(set) var nodeCount: Int
  private(set) var links: [(Int, Int)] = []

  /// Links each pair to its page, to its page's title and to the main articles of its section.
  ///
  /// Rows that name no wiki are taken to be from each wiki that has an article of their title.
  ///
  /// - Complexity: linear.
  init(_ pairs: [PairRecord], redirects: Redirects) {
    nodeCount = pairs.count
    let titles = pairs.map { Self.titles(of: $0).map(redirects.article) }
    let ofNoWiki = Set(titles.joined().filter { $0.wiki.isEmpty })
    var articles: [Article: Int] = [:]
    for (place, pair) in pairs.enumerated() {
      var found = titles[place].map(Article.title)
      for title in titles[place] {
        if let anywhere = ArticleTitle(wiki: "", title.title), ofNoWiki.contains(anywhere) {
          found.append(.title(anywhere))
        }
      }
      found.append(.key(pair.groupKey))
      for article in found {
        let node = articles[article] ?? nodeCount
        if node == nodeCount {
          articles[article] = node
          nodeCount += 1
        }
        links.append((place, node))
      }
    }
  }

  /// Links pairs that are alike, by whatever method that was found.
  mutating func join(_ edges: some Sequence<(Int, Int)>) { links += edges }

  /// The title of the pair's page, and those of its section's main articles, as they are spelled there.
  static func titles(of pair: PairRecord) -> [ArticleTitle] {
    ([pair.source.pageTitle] + (pair.source.mainTargets ?? [])).compactMap {
      ArticleTitle(wiki: pair.source.wiki, $0)
    }
  }

  private enum Article: Hashable {
    case key(String)
    case title(ArticleTitle)
  }
}
