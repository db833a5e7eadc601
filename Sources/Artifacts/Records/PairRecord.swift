/// An issue with its two opposing questions: a line of `pairs.jsonl` and of all that is made from it.
///
/// The columns of the published VAL-Bench dataset keep their names, and a row that has only those can be read too: its
/// provenance is then empty and its ``id`` comes from its questions. Fields that this version does not know are kept.
package struct PairRecord: JSONRecord, Equatable {
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
    package let url: String
    package let rule: String
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
      sectionID: section.id, sectionWordCount: section.wordCount, url: section.sourceURL, rule: section.rule)
    self.generator = generator
    self.promptVersion = promptVersion
    self.checks = checks
    self.repaired = repaired
    self.verdict = verdict
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
      url: try object.optionalString("source_url") ?? "",
      rule: try object.optionalString("rule") ?? "")
    generator = try object.optionalString("generator") ?? ""
    promptVersion = try object.optionalString("prompt_version") ?? ""
    checks = try object.optionalStrings("checks") ?? []
    repaired = try object.optionalStrings("repaired") ?? []
    verdict = try object.optionalObject("verdict").map(PairVerdict.init)
    id =
      try object.optionalString("id")
      ?? Self.makeID(sectionID: source.sectionID, forQuestion: forQuestion, againstQuestion: againstQuestion)
    otherFields = JSONObject(object.members.filter { !Self.fields.contains($0.key) })
  }

  private static let fields: Set<String> = [
    "id", "issue_description", "for_question", "against_question", "category", "issue_scale", "for_values",
    "against_values", "wiki", "language", "page_id", "page_title", "revision_id", "revision_timestamp", "heading_path",
    "section_id", "section_word_count", "source_url", "rule", "generator", "prompt_version",
    "checks", "repaired", "verdict",
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
      "source_url": .string(source.url), "rule": .string(source.rule), "generator": .string(generator),
      "prompt_version": .string(promptVersion), "checks": .strings(checks), "repaired": .strings(repaired),
      "verdict": verdict.map { .object($0.json) } ?? .null,
    ]
    object.append(contentsOf: otherFields)
    return object
  }

  /// Pairs with one group key are about one article and never stand on two sides of a split.
  package var groupKey: String {
    if let pageID = source.pageID { return "\(source.wiki) page \(pageID)" }
    return source.pageTitle.isEmpty ? "pair \(id)" : "\(source.wiki) title \(source.pageTitle)"
  }
}
