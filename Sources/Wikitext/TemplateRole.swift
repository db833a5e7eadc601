/// What becomes of a template in prose.
enum TemplateRole: Sendable, Equatable {
  /// Gone; it stood between paragraphs or in a sentence, which its place tells.
  case gone
  /// Gone; it is a footnote mark, so that the sentence goes on even when it has a line for itself.
  case footnote
  /// Gone; its targets are links of the section. `isMain` when they are the main articles on the section's subject.
  case hatnote(isMain: Bool)
  /// A quotation in a paragraph of its own, with its author and source after it; these are their numbers, or 0.
  case quotation(author: Int, source: Int)
  /// The first value that is not blank of the arguments with these numbers, from 1.
  case argument([Int])
  /// The argument of a parser function, which stands after a colon.
  case functionArgument
  /// The value of the last numbered argument.
  case lastArgument
  case joined(JoinedArguments)
  case ordinal(OrdinalNumber)
  /// Words of its own.
  case text(String)
  /// Wikitext of its own, such as the `|` that `{{!}}` is.
  case markup(String)
  /// An amount of money: the sign, then the amount.
  case money(String)
  case convert, value, fraction, asOf, date, nihongo, harvardText, ship
}

/// The values of some numbered arguments with words around and between them.
struct JoinedArguments: Sendable, Equatable {
  /// The first and the last argument, by their numbers from 1.
  var from = 1
  var to = Int.max
  var between = ""
  /// Words before the first value and after the last.
  var before = ""
  var after = ""
  /// The argument without which the words around are not written.
  var needs: Int?
}

/// Numbers that count, such as "XIXe siècle" for `{{s|XIX|e}}`.
struct OrdinalNumber: Sendable, Equatable {
  /// What stands after the number one, and after every other.
  var first = ""
  var others = ""
  var between = " "
  var after = ""
}
