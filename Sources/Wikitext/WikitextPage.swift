/// A page that is read once and then answers for any part of it.
package struct WikitextPage: Sendable {
  package let sections: SectionTree
  let page: PreprocessedPage
  let namespaces: WikiNamespaces

  /// Finds the page's sections. Linear in the page's length, but for the sorting of its constructs.
  package init(_ wikitext: [UInt8], namespaces: WikiNamespaces = .english) {
    page = Preprocessor.preprocess(wikitext)
    self.namespaces = namespaces
    sections = SectionTree(of: page, namespaces: namespaces)
  }

  /// Prepares the page's prose, of which any part can then be had at the cost of its own length.
  ///
  /// - Parameter variants: the codes of the language variants that are wanted, such as `zh-hans`, the most wanted
  ///   first. Without one that is there, `-{…}-` is its first text.
  package func text(variants: [String] = []) -> PageText {
    PageText(self, variants: variants)
  }

  /// What the page says about other pages that have more. Linear in the page's length.
  package func hatnotes() -> Hatnotes {
    Hatnotes(of: page, namespaces: namespaces)
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
