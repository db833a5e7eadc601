/// A piece of wikitext that the preprocessor recognised as a whole: what lies between its first and its last byte is no
/// markup of the page around it.
struct Construct: Sendable {
  enum Kind: Sendable, Equatable {
    /// `<!-- … -->`, with its line's end when it has a line for itself.
    case comment
    /// `<noinclude>` and the like, the tag alone.
    case ignoredTag
    /// `<ref>…</ref>` and the like; `content` is what stands between the tags.
    case tag(TagTreatment)
    /// `{{name|arguments}}`
    case template
    /// `{{{name|default}}}`
    case parameter
    /// A whole heading line; `content` is the title.
    case heading(level: Int)
  }

  let kind: Kind
  /// From the first byte of the markup to the one after its last.
  let range: Range<Int>
  /// What lies inside the markup's delimiters.
  let content: Range<Int>
  /// Index of the last argument in `PreprocessedPage.arguments`, or -1.
  var lastArgument = -1
}

/// One `|` of a template; the arguments of a template form a chain from the last to the first.
struct ArgumentMark: Sendable {
  /// Where the `|` stands.
  let pipe: Int
  /// Where the `=` stands that separates name and value, or -1.
  var equals = -1
  /// Index of the argument before, or -1.
  let previous: Int
}

/// What is done with an extension tag and what stands between its opening and its closing tag.
enum TagTreatment: Sendable {
  /// Text that is no markup.
  case literal
  /// The same, line by line.
  case preformatted
  /// Markup whose line ends count.
  case poem
  /// Gone, from the midst of a sentence.
  case goneInline
  /// Gone, between paragraphs.
  case goneBlock

  /// Tags whose content the preprocessor does not look into, in lower case.
  static let ofTag: [String: TagTreatment] = [
    "nowiki": .literal, "pre": .preformatted, "poem": .poem,
    "ref": .goneInline, "math": .goneInline, "ce": .goneInline, "chem": .goneInline, "score": .goneInline,
    "hiero": .goneInline, "section": .goneInline, "templatestyles": .goneInline, "indicator": .goneInline,
    "maplink": .goneInline, "phonos": .goneInline,
    "references": .goneBlock, "gallery": .goneBlock, "timeline": .goneBlock, "syntaxhighlight": .goneBlock,
    "source": .goneBlock, "imagemap": .goneBlock, "inputbox": .goneBlock, "templatedata": .goneBlock,
    "graph": .goneBlock, "mapframe": .goneBlock, "categorytree": .goneBlock, "dynamicpagelist": .goneBlock,
    "charinsert": .goneBlock, "quiz": .goneBlock, "rss": .goneBlock, "chart": .goneBlock,
    "includeonly": .goneInline,
  ]

  /// Tags that vanish from a page that is read, and whose content stays.
  static let ignored: Set<String> = ["noinclude", "onlyinclude"]

  /// The longest name above, in bytes.
  static let longestName = 16
}
