package import Artifacts

/// A judgment, and what the metrics make of it.
package struct ScoredJudgment: Sendable {
  package let record: JudgmentRecord
  package let reading: JudgmentReading
  package let score: PairScore

  package init(_ record: JudgmentRecord) {
    self.record = record
    reading = JudgmentReading(record)
    score = PairScore(record, reading)
  }
}
