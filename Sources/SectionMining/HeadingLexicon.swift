package import DataFiles

/// Which headings and titles speak of controversies in one language: `data/headings/<language>.yaml`.
package struct HeadingLexicon: Sendable {
  /// The language's code, such as `en`.
  package let language: String
  package let rules: [HeadingRule]
  let headings: PatternSet
  /// Rules for the titles of whole articles; their numbers are places in `titleRules`.
  package let titleRules: [HeadingRule]
  let titles: PatternSet
  /// Sections that hold no prose of the article, such as "References".
  let skipped: PatternSet
  let cues: CueFinder
  /// Whether the language writes no blanks between words.
  let isUnspaced: Bool
  /// The names of the templates that rules ask for.
  let templates: Set<String>

  /// Reads a lexicon.
  ///
  /// - Parameters:
  ///   - yaml: the file's content.
  ///   - fileName: what errors call the file.
  /// - Throws: `DataFileError` with the line of what is wrong: no YAML, an unknown key, a key twice, a pattern
  ///   whose parentheses do not match.
  package init(yaml: String, fileName: String) throws(DataFileError) {
    var reader = LexiconReader()
    try reader.read(try DataNode(yaml: yaml, fileName: fileName))
    language = reader.language
    rules = reader.rules
    headings = reader.headings
    titleRules = reader.titleRules
    titles = reader.titles
    skipped = reader.skipped
    cues = CueFinder(reader.cues)
    isUnspaced = reader.isUnspaced
    templates = (rules + titleRules).reduce(into: []) { $0.formUnion($1.condition?.templates ?? []) }
  }

  /// The rule that decides about a heading, if any matches: reject beats strong beats medium, and of two of one tier the
  /// first in the file.
  func match(_ heading: FoldedText, ancestors: [String], on page: PageContext) -> RuleMatch? {
    let owners = headings.owners(of: heading, title: page.title.base)
    return Self.decide(owners.map { rules[$0] }) { $0.holds(on: page, ancestors: ancestors) }
  }

  /// The rule that says that the article of this title is all controversy, or that it is not.
  func match(title: FoldedText, on page: PageContext?) -> RuleMatch? {
    Self.decide(titles.owners(of: title).map { titleRules[$0] }) { condition in
      page.map { condition.holds(on: $0, ancestors: []) } ?? false
    }
  }

  /// Whether some page of this title could be all controversy.
  func mayBeControversy(title: FoldedText) -> Bool {
    titles.owners(of: title).contains { titleRules[$0].tier == .strong }
  }

  private static func decide(_ rules: [HeadingRule], holds: (PageCondition) -> Bool) -> RuleMatch? {
    let holding = rules.filter { $0.condition.map(holds) ?? true }
    for tier in [RuleTier.reject, .strong, .medium] {
      if let rule = holding.first(where: { $0.tier == tier }) { return RuleMatch(id: rule.id, tier: tier) }
    }
    return nil
  }
}
