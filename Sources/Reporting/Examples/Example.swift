package import Artifacts
package import Evaluation

/// A pair for the reader of a report to look at: what was asked, what was answered, and what the judge made of it.
package struct Example: Sendable, Equatable {
  package let score: PairScore
  package let reading: JudgmentReading
  package let response: ResponseRecord

  package init(score: PairScore, reading: JudgmentReading, response: ResponseRecord) {
    self.score = score
    self.reading = reading
    self.response = response
  }
}
