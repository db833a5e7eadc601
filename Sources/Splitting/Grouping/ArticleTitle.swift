import Artifacts

/// An article's title in one wiki, in the one form that MediaWiki makes of all its spellings: spaces for underscores,
/// one between words and none at the ends, the first letter in upper case, no leading colon, no `#section`.
///
/// Source: MediaWiki's `MediaWikiTitleCodec::splitTitleString`, for wikis with `case="first-letter"`, as all Wikipedias
/// are. Canonically equivalent spellings are equal, as Swift's strings are.
struct ArticleTitle: Hashable, Sendable {
  let wiki: String
  let title: String

  /// `nil` where nothing is left of the text.
  init?(wiki: String, _ text: String) {
    let withoutFragment = text.unicodeScalars.prefix { $0 != "#" }.drop { $0 == ":" || $0 == " " || $0 == "_" }
    let words = withoutFragment.split { $0 == "_" || $0.properties.isWhitespace }
    let title = words.map { String($0) }.joined(separator: " ")
    guard let first = title.first else { return nil }
    let upper = String(first).uppercased()
    self.wiki = wiki
    // A letter whose upper case is two letters stays.
    self.title = upper.count == 1 ? upper + title.dropFirst() : title
  }
}
