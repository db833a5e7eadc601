package import Wikitext

/// What became of one section of a page, and by which rule.
package enum HeadingVerdict: Sendable, Equatable {
  case taken(rule: String, wordCount: Int)
  case dropped(rule: String, reason: DropReason)
  /// References, see also and their like: never taken, not even as part of another section.
  case skipped
  /// Part of a section around it that was taken.
  case within
  case noRule
}

/// A page's section tree with the verdict on each heading.
package struct PageExplanation: Sendable {
  package let title: String
  /// The rule by which the whole article is a controversy, if one says so.
  package let titleRule: String?
  package let headings: [(section: Section, verdict: HeadingVerdict)]

  /// The tree, a line a heading, indented by level.
  package var lines: [String] {
    let first = title + (titleRule.map { ": the whole article, by \($0)" } ?? "")
    return [first]
      + headings.map { section, verdict in
        String(repeating: "  ", count: section.level) + section.title + "  —  " + verdict.words
      }
  }
}

extension HeadingVerdict {
  package var words: String {
    switch self {
    case .taken(let rule, let wordCount): "taken by \(rule), \(wordCount) words"
    case .dropped(let rule, let reason): "left out: \(reason.rawValue) (\(rule))"
    case .skipped: "never taken"
    case .within: "part of the section above"
    case .noRule: "no rule"
    }
  }
}
