internal import Wikitext

/// A page's title in its parts.
struct PageTitle: Sendable {
  /// The title without what stands in parentheses after it.
  let base: FoldedText
  let full: FoldedText
  /// What stands in parentheses at the title's end.
  let kind: String?

  init(_ title: String) {
    full = FoldedText(title)
    if let close = title.last, ")）".contains(close), let open = title.lastIndex(where: { "(（".contains($0) }),
      open > title.startIndex
    {
      base = FoldedText(String(title[..<open]))
      kind = FoldedText(String(title[open...])).text
    } else {
      base = full
      kind = nil
    }
  }
}

/// What is known of a page besides its headings.
struct PageContext: Sendable {
  let title: PageTitle
  /// What the names of the page's infoboxes say after "Infobox".
  let infoboxes: Set<String>
  /// Which of the templates that a lexicon asks for are on the page.
  let templates: Set<String>

  /// - Parameter templates: the names of the templates that a lexicon asks for, in lower case.
  init(title: PageTitle, page: WikitextPage, templates: Set<String>) {
    self.title = title
    let prefix = "infobox "
    let names = page.templateNames()
    infoboxes = Set(names.filter { $0.hasPrefix(prefix) }.map { FoldedText(String($0.dropFirst(prefix.count))).text })
    self.templates = templates.isEmpty ? [] : templates.intersection(names)
  }
}
