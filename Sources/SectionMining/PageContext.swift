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
  /// Which of the templates that a lexicon asks for are on the page.
  let templates: Set<String>

  /// - Parameter templates: the names of the templates that a lexicon asks for, in lower case.
  init(title: String, page: WikitextPage, templates: Set<String> = []) {
    fullTitle = FoldedText(title)
    if let close = title.last, ")）".contains(close), let open = title.lastIndex(where: { "(（".contains($0) }),
      open > title.startIndex
    {
      self.title = FoldedText(String(title[..<open]))
      titleKind = FoldedText(String(title[open...])).text
    } else {
      self.title = fullTitle
      titleKind = nil
    }
    let prefix = "infobox "
    let names = page.templateNames()
    infoboxes = Set(names.filter { $0.hasPrefix(prefix) }.map { FoldedText(String($0.dropFirst(prefix.count))).text })
    self.templates = templates.isEmpty ? [] : templates.intersection(names)
  }
}
