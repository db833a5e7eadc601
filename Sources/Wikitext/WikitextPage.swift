/// A page that is read once and then answers for any part of it.
package struct WikitextPage: Sendable {
  package let sections: SectionTree
  let page: PreprocessedPage
  let wiki: WikiConventions

  /// Finds the page's sections. Linear in the page's length, but for the sorting of its constructs.
  package init(_ wikitext: [UInt8], wiki: WikiConventions) {
    page = Preprocessor.preprocess(wikitext)
    self.wiki = wiki
    sections = SectionTree(of: page, wiki)
  }

  /// Prepares the page's prose, of which any part can then be had at the cost of its own length.
  package func text() -> PageText {
    PageText(self)
  }

  /// How many headings the page has that are written as `<h2>` and so begin no section.
  package var htmlHeadingCount: Int { sections.htmlHeadings }

  /// What the page says about other pages that have more. Linear in the page's length.
  package func hatnotes() -> Hatnotes {
    Hatnotes(of: page, wiki)
  }

  /// The names of the templates that the page uses outside of others, in lower case with blanks, in order, with
  /// repetitions.
  package func templateNames() -> [String] {
    var names: [String] = []
    var end = 0
    for construct in page.constructs where construct.kind == .template && construct.range.lowerBound >= end {
      end = construct.range.upperBound
      names.append(TemplateArguments.name(of: construct, in: page))
    }
    return names
  }
}
