/// A controversy section of one revision of an article: a line of `sections.jsonl`.
package struct SectionRecord: IdentifiedRecord, Equatable {
  /// From wiki, page id, heading path and the place among equal paths: the same in each dump that has the section.
  package let id: String
  /// The wiki's database name, such as `enwiki`.
  package let wiki: String
  /// BCP 47 code of the wiki's language.
  package let language: String
  package let pageID: Int
  package let pageTitle: String
  package let revisionID: Int
  /// ISO 8601, as in the dump.
  package let revisionTimestamp: String
  /// Titles from the outermost heading down to the section's own.
  package let headingPath: [String]
  package let level: Int
  /// The heading rule that marked the section.
  package let rule: String
  package let tier: String
  /// A permanent link to the section in this revision.
  package let sourceURL: String
  /// Articles that the section names as its main ones.
  package let mainTargets: [String]
  /// Articles that the section otherwise points to in its first lines ("See also").
  package let relatedTargets: [String]
  package let wordCount: Int
  /// The section's prose.
  package let text: String
  /// What became of the section since an earlier dump; `nil` if it was compared with none.
  package var change: Change?

  package enum Change: String, Sendable, CaseIterable {
    case new
    case changed
    case same
  }

  package init(
    wiki: String, language: String, pageID: Int, pageTitle: String, revisionID: Int, revisionTimestamp: String,
    headingPath: [String], ordinal: Int, level: Int, rule: String, tier: String, sourceURL: String,
    mainTargets: [String], relatedTargets: [String] = [], wordCount: Int, text: String, change: Change? = nil
  ) {
    id = Self.makeID(wiki: wiki, pageID: pageID, headingPath: headingPath, ordinal: ordinal)
    self.wiki = wiki
    self.language = language
    self.pageID = pageID
    self.pageTitle = pageTitle
    self.revisionID = revisionID
    self.revisionTimestamp = revisionTimestamp
    self.headingPath = headingPath
    self.level = level
    self.rule = rule
    self.tier = tier
    self.sourceURL = sourceURL
    self.mainTargets = mainTargets
    self.relatedTargets = relatedTargets
    self.wordCount = wordCount
    self.text = text
    self.change = change
  }

  /// - Parameter ordinal: the section's place among those of the page that have the same heading path.
  package static func makeID(wiki: String, pageID: Int, headingPath: [String], ordinal: Int) -> String {
    "sec-" + Digest.sha256(parts: [wiki, String(pageID), String(ordinal)] + headingPath).prefix(16)
  }

  /// The first digits of the SHA-256 of the text without what is no change of content: white space and letter case.
  package var textHash: String {
    let words = text.unicodeScalars.split(whereSeparator: \.properties.isWhitespace)
    let normalised = words.map { String($0).lowercased() }.joined(separator: " ")
    return String(Digest.sha256(normalised).prefix(16))
  }

  package init(_ object: JSONObject) throws(RecordError) {
    id = try object.string("id")
    wiki = try object.string("wiki")
    language = try object.string("language")
    pageID = try object.integer("page_id")
    pageTitle = try object.string("page_title")
    revisionID = try object.integer("revision_id")
    revisionTimestamp = try object.string("revision_timestamp")
    headingPath = try object.strings("heading_path")
    level = try object.integer("level")
    rule = try object.string("rule")
    tier = try object.string("tier")
    sourceURL = try object.string("source_url")
    mainTargets = try object.strings("main_targets")
    relatedTargets = try object.optionalStrings("related_targets") ?? []
    wordCount = try object.integer("word_count")
    text = try object.string("text")
    let word = try object.optionalString("change")
    change = word.flatMap(Change.init(rawValue:))
    guard word == nil || change != nil else { throw RecordError("the field \"change\" is not new, changed or same") }
  }

  package var json: JSONObject {
    [
      "id": .string(id), "wiki": .string(wiki), "language": .string(language), "page_id": .integer(pageID),
      "page_title": .string(pageTitle), "revision_id": .integer(revisionID),
      "revision_timestamp": .string(revisionTimestamp), "heading_path": .strings(headingPath),
      "level": .integer(level), "rule": .string(rule), "tier": .string(tier), "source_url": .string(sourceURL),
      "main_targets": .strings(mainTargets), "related_targets": .strings(relatedTargets),
      "word_count": .integer(wordCount), "text": .string(text),
      "change": .optional(change?.rawValue),
    ]
  }
}
