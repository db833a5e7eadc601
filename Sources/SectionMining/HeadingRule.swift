/// How much a rule's match is worth.
package enum RuleTier: String, Sendable, CaseIterable {
  /// Enough alone.
  case strong
  /// Enough with cues in the section's own text.
  case medium
  /// Beats the other two.
  case reject
}

/// A named rule of a lexicon.
package struct HeadingRule: Sendable {
  /// Stable, such as `en.strong.criticism`: language, tier, name in the lexicon's file.
  package let id: String
  package let tier: RuleTier
  /// Where the rule holds; everywhere when nil.
  let condition: PageCondition?
}

/// The rule that decided about a heading.
package struct RuleMatch: Sendable, Equatable {
  package let id: String
  package let tier: RuleTier
}

/// What must be true of a page, or of the sections around, for a rule to hold. Any one part is enough.
struct PageCondition: Sendable {
  /// What a title may say in parentheses at its end, such as `film` in "Rope (1948 film)".
  var titleKinds: Set<String> = []
  /// What may stand there at the beginning, such as `film` in "Rope (film, 1948)".
  var titleKindBeginnings: Set<String> = []
  /// What the name of an infobox on the page may say, such as `film` in "Infobox film".
  var infoboxes: Set<String> = []
  /// Names of templates on the page, such as `ficha de película`, in lower case.
  var templates: Set<String> = []
  var titles = PatternSet()
  var ancestors = PatternSet()

  /// A longer heading, in bytes, is none that a lexicon means; it would be folded anew for each of its subsections.
  private static let longestAncestor = 1000

  func holds(on page: PageContext, ancestors path: [String]) -> Bool {
    if let kind = page.title.kind, holds(ofKind: kind) { return true }
    if !infoboxes.isDisjoint(with: page.infoboxes) || !templates.isDisjoint(with: page.templates) { return true }
    if titles.matches(page.title.base) || titles.matches(page.title.full) { return true }
    return path.contains { $0.utf8.count <= Self.longestAncestor && ancestors.matches(FoldedText($0)) }
  }

  private func holds(ofKind kind: String) -> Bool {
    titleKinds.contains { kind == $0 || kind.hasSuffix(" " + $0) }
      || titleKindBeginnings.contains { kind == $0 || kind.hasPrefix($0 + " ") }
  }
}
