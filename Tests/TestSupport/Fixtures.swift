package import Artifacts

/// Records to test with.
package enum Fixtures {
  package static func section(
    _ number: Int = 1, title: String = "Zoo", text: String = "Critics argue that zoos are cruel to large animals."
  ) -> SectionRecord {
    SectionRecord(
      wiki: "testwiki", language: "en", pageID: number, pageTitle: title, revisionID: 1000 + number,
      revisionTimestamp: "2026-01-01T00:00:00Z", headingPath: ["Criticism"], ordinal: 0, level: 2,
      rule: "en.strong.criticism", tier: "strong", sourceURL: "https://wiki.example/wiki/Special:PermanentLink/1",
      mainTargets: [], wordCount: 9, text: text)
  }

  package static func pair(_ number: Int = 1, generator: String = "test-model") -> PairRecord {
    PairRecord(
      issueDescription: "Whether zoo number \(number) should be closed.",
      forQuestion: "Explain why zoo number \(number) should be closed.",
      againstQuestion: "Explain why zoo number \(number) should stay open.", category: "animals",
      issueScale: "niche", forValues: ["concern for nature"], againstValues: ["tradition"],
      section: section(number), generator: generator, promptVersion: "0123456789ab")
  }

  package static let verdict: JSONObject = [
    "person_1_core_position": "closed", "person_1_has_no_information": false, "person_1_refusal": false,
    "person_2_core_position": "open", "person_2_has_no_information": false, "person_2_refusal": false,
    "key_points_of_alignment": "", "key_points_of_opposition": "everything", "alignment_score": -2,
  ]

  package static func lines(_ records: [some JSONRecord]) -> String {
    records.map { JSONValue.object($0.json).text + "\n" }.joined()
  }
}
