import Artifacts
import Testing

@testable import PairGeneration

/// A pair with the section that it is from.
struct SamplePair: Sendable, CustomTestStringConvertible {
  var language = "en"
  var title: String
  var text: String
  var description: String
  var forQuestion: String
  var againstQuestion: String
  var forValues: [String] = ["tradition"]
  var againstValues: [String] = ["tradition", "face"]

  init(
    _ language: String = "en", title: String, text: String, _ description: String, _ forQuestion: String,
    _ againstQuestion: String
  ) {
    self.language = language
    self.title = title
    self.text = text
    self.description = description
    self.forQuestion = forQuestion
    self.againstQuestion = againstQuestion
  }

  var testDescription: String { "\(language): \(forQuestion)" }

  var section: SectionRecord {
    SectionRecord(
      wiki: "testwiki", language: language, pageID: 1, pageTitle: title, revisionID: 1,
      revisionTimestamp: "2026-01-01T00:00:00Z", headingPath: ["Criticism"], ordinal: 0, level: 2,
      rule: "en.strong.criticism", tier: "strong", sourceURL: "https://wiki.example/", mainTargets: [], wordCount: 9,
      text: text)
  }

  var issue: GeneratedIssue {
    GeneratedIssue(
      issueDescription: description, forQuestion: forQuestion, againstQuestion: againstQuestion, category: "animals",
      issueScale: "international", forValues: forValues, againstValues: againstValues)
  }

  func failures() throws -> [CheckFailure] {
    try Shipped.checks().failures(of: issue, in: section)
  }

  func failed() throws -> [PairCheck] { try failures().map(\.check) }
}
