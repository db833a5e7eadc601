/// The prose of a part of a page.
package struct Prose: Sendable, Equatable {
  /// Paragraphs, lists and the headings of subsections, with one blank line between two of them.
  package let text: String
  /// The pages that `{{Main}}`, `{{See also}}`, `{{Further}}` and their like point to, in order, without fragments and
  /// each once.
  package let mainTargets: [String]

  package init(text: String, mainTargets: [String]) {
    self.text = text
    self.mainTargets = mainTargets
  }
}

/// The prose of a part of a page. Linear in the page's length: for several parts of one page, use `WikitextPage`.
///
/// - Parameters:
///   - wikitext: the whole page.
///   - range: the part, in bytes. A template that the range divides is left out.
///   - namespaces: what the wiki calls its namespaces.
///   - variants: the codes of the language variants that are wanted, the most wanted first; see `WikitextPage`.
package func prose(
  of wikitext: [UInt8], in range: Range<Int>, namespaces: WikiNamespaces, variants: [String] = []
) -> Prose {
  WikitextPage(wikitext, namespaces: namespaces).text(variants: variants).prose(in: [range])
}
