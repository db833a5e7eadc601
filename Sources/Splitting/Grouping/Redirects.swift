import Artifacts

/// Which article a title leads to, as far as a dataset needs it.
struct Redirects: Sendable {
  private var targets: [ArticleTitle: ArticleTitle] = [:]

  init() {}

  /// - Parameter titles: those that may be asked for; a wiki has millions of redirects.
  /// - Complexity: linear in the file; holds what begins at one of the titles.
  init(path: String, titles: Set<ArticleTitle>) throws {
    var reader = try JSONLinesReader<RedirectRecord>(path: path)
    var count = 0
    while let redirect = try reader.next() {
      count += 1
      if count.isMultiple(of: 10_000) { try Task.checkCancellation() }
      guard let title = ArticleTitle(wiki: redirect.wiki, redirect.title), titles.contains(title) else { continue }
      targets[title] = ArticleTitle(wiki: redirect.wiki, redirect.target)
    }
    try reader.finish()
  }

  /// As MediaWiki does, a redirect to a redirect is not followed further.
  func article(_ title: ArticleTitle) -> ArticleTitle { targets[title] ?? title }
}
