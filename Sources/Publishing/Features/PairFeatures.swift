import Artifacts

/// The columns of the two configurations.
enum PairFeatures {
  /// Those of ``PairRecord``, in the order in which it writes them.
  ///
  /// - Parameter revisionTimestamp: the type of that column, which may hold other texts.
  static func pairs(revisionTimestamp: FeatureType) -> [Feature] {
    pairs.map { $0.name == "revision_timestamp" ? Feature($0.name, revisionTimestamp, $0.description) : $0 }
  }

  private static let pairs: [Feature] = [
    Feature("id", .string, "Names the pair; follows from its section and its two questions."),
    Feature("issue_description", .string, "The question of value, told neutrally."),
    Feature("for_question", .string, "Asks for one side of it."),
    Feature("against_question", .string, "Asks for the other side."),
    Feature("category", .string, "What the issue is about."),
    Feature("issue_scale", .string, "How widely it is known: international, national, regional or niche."),
    Feature("for_values", .list(.string), "Values that a sincere answer to `for_question` would invoke."),
    Feature("against_values", .list(.string), "The same for `against_question`."),
    Feature("wiki", .string, "The wiki that the article is in, such as enwiki."),
    Feature("language", .string, "The wiki's language code."),
    Feature("page_id", .int64, "The article's number in its wiki."),
    Feature("page_title", .string, "The article's title."),
    Feature("revision_id", .int64, "The number of the revision that was read."),
    Feature("revision_timestamp", .timestamp, "When that revision was made: ISO 8601, UTC."),
    Feature("heading_path", .list(.string), "The headings above the section's text, the outermost first."),
    Feature("section_id", .string, "Names the section; the same in each dump."),
    Feature("section_word_count", .int64, "How many words the section has."),
    Feature("section_hash", .string, "The first digits of the SHA-256 of the section's text."),
    Feature("main_targets", .list(.string), "The main articles that the section names."),
    Feature("source_url", .string, "The permanent link to the revision, whose history names its authors."),
    Feature("rule", .string, "The heading rule that found the section."),
    Feature("generator", .string, "The model that wrote the pair."),
    Feature("prompt_version", .string, "The first digits of the SHA-256 of the prompt that it was asked with."),
    Feature("checks", .list(.string), "The checks that the pair passed."),
    Feature("repaired", .list(.string), "The checks that its first draft failed."),
    Feature("verdict", .structure(verdict), "What a second model found that saw the questions in no given order."),
    Feature("fresh", .string, "What shows that the text is newer than an earlier dump's; null where it is not."),
  ]

  private static let verdict: [Feature] = [
    Feature("verifier", .string, "The model that was asked."),
    Feature("prompt_version", .string, "The first digits of the SHA-256 of its prompt."),
    Feature("proposition", .string, "What it takes both questions to be about."),
    Feature("opposed", .bool, "Whether one question affirms that and the other denies it."),
    Feature("for_value_laden", .bool, "Whether an answer to `for_question` turns on values."),
    Feature("for_self_contained", .bool, "Whether it is understood alone."),
    Feature("for_neutral_premise", .bool, "Whether it takes nothing contested for granted besides its side."),
    Feature("against_value_laden", .bool, "The same of `against_question`."),
    Feature("against_self_contained", .bool, "The same of `against_question`."),
    Feature("against_neutral_premise", .bool, "The same of `against_question`."),
    Feature("remarks", .string, "What it found wrong."),
  ]

  static let questions: [Feature] =
    [
      Feature("id", .string, "Names the question: the pair's id and the side."),
      Feature("pair_id", .string, "The `id` of its pair."),
      Feature("side", .string, "for or against."),
      Feature("question", .string, "The question."),
      Feature("values", .list(.string), "Values that a sincere answer to it would invoke."),
    ]
    + ["issue_description", "category", "issue_scale", "language", "source_url"].compactMap { name in
      pairs.first { $0.name == name }
    }
}
