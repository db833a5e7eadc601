/// An issue with its two opposing questions: a line of `pairs.jsonl` and of all that is made from it.
///
/// The columns of the published VAL-Bench dataset keep their names, and a row that has only those can be read too: its
/// provenance is then empty and its ``id`` comes from its questions. Fields that this version does not know are kept.
package struct PairRecord: IdentifiedRecord, Equatable {
  /// From the section and the two questions.
  package let id: String
  /// The value question, told neutrally; stands alone.
  package let issueDescription: String
  package let forQuestion: String
  package let againstQuestion: String
  package let category: String
  /// How widely the issue is known: `international`, `national`, `regional` or `niche`.
  package let issueScale: String
  /// Values that a sincere answer to ``forQuestion`` would invoke.
  package let forValues: [String]
  package let againstValues: [String]
  package let source: Source
  /// The model that wrote the pair.
  package let generator: String
  /// The first digits of the SHA-256 of the prompt that asked for it.
  package let promptVersion: String
  /// The names of the checks that the pair passed.
  package let checks: [String]
  /// The names of the checks that its first draft failed; empty if it passed them all at once.
  package let repaired: [String]
  /// What the verifier found; `nil` where none was asked.
  package let verdict: PairVerdict?
  /// Why the pair's text is newer than an earlier dump; `nil` if it is not, or was compared with none.
  package var fresh: Freshness?
  /// Fields of other tools, kept as they were.
  package let otherFields: JSONObject

  /// Where in which wiki the issue is from.
  package struct Source: Sendable, Equatable {
    package let wiki: String
    package let language: String
    package let pageID: Int?
    package let pageTitle: String
    package let revisionID: Int?
    package let revisionTimestamp: String
    package let headingPath: [String]
    package let sectionID: String
    package let sectionWordCount: Int
    /// ``SectionRecord/textHash`` of the section; `nil` if it is not known.
    package let sectionHash: String?
    /// ``SectionRecord/mainTargets`` of the section; `nil` if they are not known.
    package let mainTargets: [String]?
    package let url: String
    package let rule: String
  }

  /// What shows that a pair's text is newer than an earlier dump.
  package enum Freshness: String, Sendable, CaseIterable {
    /// The earlier dump has no section of the article.
    case newArticle = "new_article"
    /// It has sections of the article, but not this one.
    case newSection = "new_section"
    /// The section has another text there.
    case changedText = "changed_text"
    /// The article's revision is from the given day or later; the section itself may be older.
    case revision
  }

  package init(
    issueDescription: String, forQuestion: String, againstQuestion: String, category: String, issueScale: String,
    forValues: [String], againstValues: [String], section: SectionRecord, generator: String, promptVersion: String,
    checks: [String] = [], repaired: [String] = [], verdict: PairVerdict? = nil
  ) {
    id = Self.makeID(sectionID: section.id, forQuestion: forQuestion, againstQuestion: againstQuestion)
    self.issueDescription = issueDescription
    self.forQuestion = forQuestion
    self.againstQuestion = againstQuestion
    self.category = category
    self.issueScale = issueScale
    self.forValues = forValues
    self.againstValues = againstValues
    source = Source(
      wiki: section.wiki, language: section.language, pageID: section.pageID, pageTitle: section.pageTitle,
      revisionID: section.revisionID, revisionTimestamp: section.revisionTimestamp, headingPath: section.headingPath,
      sectionID: section.id, sectionWordCount: section.wordCount, sectionHash: section.textHash,
      mainTargets: section.mainTargets, url: section.sourceURL, rule: section.rule)
    self.generator = generator
    self.promptVersion = promptVersion
    self.checks = checks
    self.repaired = repaired
    self.verdict = verdict
    fresh = nil
    otherFields = JSONObject()
  }

  private static func makeID(sectionID: String, forQuestion: String, againstQuestion: String) -> String {
    "pair-" + Digest.sha256(parts: [sectionID, forQuestion, againstQuestion]).prefix(16)
  }

  package init(_ object: JSONObject) throws(RecordError) {
    issueDescription = try object.string("issue_description")
    forQuestion = try object.string("for_question")
    againstQuestion = try object.string("against_question")
    category = try object.optionalString("category") ?? ""
    issueScale = try object.optionalString("issue_scale") ?? ""
    forValues = try object.optionalStrings("for_values") ?? []
    againstValues = try object.optionalStrings("against_values") ?? []
    source = Source(
      wiki: try object.optionalString("wiki") ?? "",
      language: try object.optionalString("language") ?? "",
      pageID: try object.optionalInteger("page_id"),
      pageTitle: try object.optionalString("page_title") ?? "",
      revisionID: try object.optionalInteger("revision_id"),
      revisionTimestamp: try object.optionalString("revision_timestamp") ?? "",
      headingPath: try object.optionalStrings("heading_path") ?? [],
      sectionID: try object.optionalString("section_id") ?? "",
      sectionWordCount: try object.optionalInteger("section_word_count") ?? 0,
      sectionHash: try object.optionalString("section_hash"),
      mainTargets: try object.optionalStrings("main_targets"),
      url: try object.optionalString("source_url") ?? "",
      rule: try object.optionalString("rule") ?? "")
    generator = try object.optionalString("generator") ?? ""
    promptVersion = try object.optionalString("prompt_version") ?? ""
    checks = try object.optionalStrings("checks") ?? []
    repaired = try object.optionalStrings("repaired") ?? []
    verdict = try object.optionalObject("verdict").map(PairVerdict.init)
    let word = try object.optionalString("fresh")
    fresh = word.flatMap(Freshness.init(rawValue:))
    guard word == nil || fresh != nil else {
      let known = Freshness.allCases.map(\.rawValue).joined(separator: ", ")
      throw RecordError("the field \"fresh\" is none of \(known)")
    }
    id =
      try object.optionalString("id")
      ?? Self.makeID(sectionID: source.sectionID, forQuestion: forQuestion, againstQuestion: againstQuestion)
    otherFields = object.removing(Self.fields)
  }

  /// The id that section and questions give.
  package var idOfContent: String {
    Self.makeID(sectionID: source.sectionID, forQuestion: forQuestion, againstQuestion: againstQuestion)
  }

  private static let fields = [
    "id", "issue_description", "for_question", "against_question", "category", "issue_scale", "for_values",
    "against_values", "wiki", "language", "page_id", "page_title", "revision_id", "revision_timestamp", "heading_path",
    "section_id", "section_word_count", "section_hash", "main_targets", "source_url", "rule", "generator",
    "prompt_version", "checks", "repaired", "verdict", "fresh",
  ]

  package var json: JSONObject {
    var object: JSONObject = [
      "id": .string(id), "issue_description": .string(issueDescription), "for_question": .string(forQuestion),
      "against_question": .string(againstQuestion), "category": .string(category), "issue_scale": .string(issueScale),
      "for_values": .strings(forValues), "against_values": .strings(againstValues), "wiki": .string(source.wiki),
      "language": .string(source.language), "page_id": source.pageID.map(JSONValue.integer) ?? .null,
      "page_title": .string(source.pageTitle), "revision_id": source.revisionID.map(JSONValue.integer) ?? .null,
      "revision_timestamp": .string(source.revisionTimestamp), "heading_path": .strings(source.headingPath),
      "section_id": .string(source.sectionID), "section_word_count": .integer(source.sectionWordCount),
      "section_hash": .optional(source.sectionHash), "main_targets": source.mainTargets.map(JSONValue.strings) ?? .null,
      "source_url": .string(source.url), "rule": .string(source.rule), "generator": .string(generator),
      "prompt_version": .string(promptVersion), "checks": .strings(checks), "repaired": .strings(repaired),
      "verdict": verdict.map { .object($0.json) } ?? .null, "fresh": .optional(fresh?.rawValue),
    ]
    object.append(contentsOf: otherFields)
    return object
  }

  /// Names the pair's article, or the pair itself where that is not known.
  package var groupKey: String {
    articleKey(wiki: source.wiki, pageID: source.pageID, pageTitle: source.pageTitle) ?? "pair \(id)"
  }
}
