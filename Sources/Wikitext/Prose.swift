/// The prose of a part of a page.
package struct Prose: Sendable, Equatable {
  /// Paragraphs, lists and the headings of subsections, with one blank line between two of them.
  package let text: String
  /// The pages that `{{Main}}` and its like point to, in order, without fragments and each once.
  package let mainTargets: [String]
  /// Those that only `{{See also}}`, `{{Further}}` and their like point to.
  package let relatedTargets: [String]
}

/// The prose of a part of a page. Linear in the page's length: for several parts of one page, use `WikitextPage`.
///
/// - Parameters:
///   - wikitext: the whole page.
///   - range: the part, in bytes. A template that the range divides is left out.
///   - wiki: the conventions of the wiki that it is from.
package func prose(of wikitext: [UInt8], in range: Range<Int>, wiki: WikiConventions) -> Prose {
  WikitextPage(wikitext, wiki: wiki).text().prose(in: [range])
}
