import Artifacts
import TestSupport

@testable import PairGeneration

/// A section, what a model says of it, and what must come of that.
struct CorpusCase: Sendable {
  let language: String
  let title: String
  let headings: [String]
  let text: String
  /// The generator's answers, one after another: to the section, and again where an answer was of no use.
  let answers: [String]
  /// Its answers when it is asked to mend an issue.
  var repairs: [String] = []
  /// The verifier's answers, by a word of the item; it agrees with all others.
  var objections: [String: JSONObject] = [:]
  /// The questions for the issue, in the pairs that are made.
  var made: [String] = []
  /// Why issues, or the section, are left out.
  var leftOut: [String] = []
  /// The checks that the first draft of a mended pair failed.
  var mended: [String] = []

  var section: SectionRecord {
    SectionRecord(
      wiki: language + "wiki", language: language, pageID: Int(Digest.sha256(title).prefix(6), radix: 16) ?? 0,
      pageTitle: title, revisionID: 1, revisionTimestamp: "2026-01-01T00:00:00Z", headingPath: headings, ordinal: 0,
      level: 2, rule: "test", tier: "strong", sourceURL: "https://\(language).wiki.example/wiki/1", mainTargets: [],
      wordCount: 100, text: text)
  }
}

/// An issue as a model writes it.
func issue(
  _ description: String, for forQuestion: String, against againstQuestion: String,
  category: String = "politics and government", scale: String = "national", forValues: [String] = ["societal security"],
  againstValues: [String] = ["self-direction of action"]
) -> JSONObject {
  [
    "issue_description": .string(description), "for_question": .string(forQuestion),
    "against_question": .string(againstQuestion), "category": .string(category), "issue_scale": .string(scale),
    "for_values": .strings(forValues), "against_values": .strings(againstValues),
  ]
}
