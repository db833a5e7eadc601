/// A section that describes a controversy, with its prose.
package struct MinedSection: Sendable, Equatable {
  /// The titles of the sections around, and its own; empty for an article's lead.
  package let headingPath: [String]
  /// 1 to 6; 0 for an article's lead.
  package let level: Int
  /// Its place, from 0, among the page's sections with an equal heading path.
  package let ordinal: Int
  /// The fragment of a link to it; empty for an article's lead.
  package let anchor: String
  /// The rule that chose it, such as `en.strong.criticism`.
  package let rule: String
  /// The rule's tier: `strong` or `medium`.
  package let tier: String
  /// Its text and that of its subsections, with their headings.
  package let prose: String
  /// The pages that its hatnotes name as its main articles.
  package let mainTargets: [String]
  /// The pages that only its other hatnotes point to.
  package let relatedTargets: [String]
  /// How many words the prose has.
  package let wordCount: Int
}

/// What was found on a page, and what was left out.
package struct MiningResult: Sendable, Equatable {
  /// In their order on the page; no two hold the same text.
  package var sections: [MinedSection] = []
  /// How many sections a rule matched that were left out, by reason.
  package var dropped: [DropReason: Int] = [:]
  /// How many headings are written in HTML, as `<h2>`: those begin no section.
  package var htmlHeadings = 0
}

/// Why a section that a rule matched was left out.
package enum DropReason: String, Sendable, CaseIterable {
  case rejected = "rejected by a heading rule"
  case withoutCue = "medium heading without a cue"
  case tooShort = "too short"
  case tooLong = "too long"
  case pointer = "only a pointer to another article"
  case withoutText = "no prose"
}
