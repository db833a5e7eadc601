/// One section of a page, as MediaWiki divides it.
package struct Section: Sendable, Equatable {
  /// Its place among the page's sections, from 0.
  package let index: Int
  /// The index of the section that it is part of.
  package let parent: Int?
  /// 1 for `=H=` to 6 for `======H======`.
  package let level: Int
  /// The heading as plain text.
  package let title: String
  /// The fragment of a link to it: blanks are underscores, and a repeated title gets `_2`, `_3`, …
  package let anchor: String
  /// The titles of the sections that it is part of, the outermost first, and its own.
  package let headingPath: [String]
  /// Its place, from 0, among the page's sections with an equal heading path.
  package let ordinal: Int
  /// The bytes from its heading through the end of its deepest subsection.
  package let range: Range<Int>
  /// The bytes of its own text: after its heading's line, up to the next heading.
  package let bodyRange: Range<Int>
}
