/// What becomes of a template in prose.
enum TemplateRole: Sendable, Equatable {
  /// Gone; it stood between paragraphs or in a sentence, which its place tells.
  case gone
  /// Gone; it is a footnote mark, so that the sentence goes on even when it has a line for itself.
  case reference
  /// Gone; its targets are links of the section. `isMain` when they are the main articles on the section's subject.
  case hatnote(isMain: Bool)
  /// A quotation in a paragraph of its own, with its author and source after it.
  case quotation(author: Int, source: Int)
  /// The value of one argument, by its number from 1.
  case argument(Int)
  /// The value of the last numbered argument.
  case lastArgument
  /// The values of all numbered arguments from the given one on, with something between them.
  case joined(from: Int, separator: String)
  /// Words of its own.
  case text(String)
  /// Words of its own before and after the first argument.
  case around(String, String)
  /// An amount of money: the sign, then the amount.
  case money(String)
  case convert, value, fraction, circa, asOf, date, nihongo, harvardText, ship

  /// The role of the template of this folded name. Constant time.
  static func of(_ name: String) -> TemplateRole {
    if let role = TemplateTable.roles[name] { return role }
    // `lang-fr`, and its like of every language.
    if name.hasPrefix("lang-") { return .argument(1) }
    if name.hasPrefix("script/") { return .argument(1) }
    if let colon = name.utf8.firstIndex(of: ASCII.colon) {
      return TemplateTable.functions[String(name[..<colon])] ?? .gone
    }
    return .gone
  }
}
