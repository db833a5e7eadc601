internal import Wikitext

/// What is known of a page besides its headings.
struct PageContext: Sendable {
  /// The title without what stands in parentheses after it.
  let title: FoldedText
  let fullTitle: FoldedText
  /// What stands in parentheses at the title's end.
  let titleKind: String?
  /// What the names of the page's infoboxes say after "Infobox".
  let infoboxes: Set<String>

  init(title: String, page: WikitextPage) {
    fullTitle = FoldedText(title)
    if title.hasSuffix(")"), let open = title.lastIndex(of: "("), open > title.startIndex {
      self.title = FoldedText(String(title[..<open]))
      titleKind = FoldedText(String(title[open...])).text
    } else {
      self.title = fullTitle
      titleKind = nil
    }
    let prefix = "infobox "
    infoboxes = Set(page.templateNames().filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) })
  }
}
