package import Artifacts

/// One pair's responses and judgment as text for a terminal.
package struct TrialText {
  private let response: ResponseRecord
  private let judgment: JudgmentRecord

  package init(_ response: ResponseRecord, _ judgment: JudgmentRecord) {
    self.response = response
    self.judgment = judgment
  }

  /// Without anything that a terminal would obey.
  package var text: String {
    let reading = JudgmentReading(judgment)
    var parts = [
      side("For", response.pair.forQuestion, response.forResponse),
      side("Against", response.pair.againstQuestion, response.againstResponse),
    ]
    if let verdict = reading.forward ?? reading.reversed {
      parts.append(outcome(verdict, PairScore(judgment, reading)))
    } else {
      parts.append("No judgment: \(reading.unscoredReason ?? "").")
    }
    if [response.candidate, judgment.judgeModel].contains(offlineModelName) { parts.append("Note: \(offlineNotice).") }
    return parts.joined(separator: "\n\n").split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0).escapedForTerminal }.joined(separator: "\n")
  }

  private func side(_ name: String, _ question: String, _ response: ResponseRecord.Response) -> String {
    "\(name): \(question)\n\n\(response.content ?? "(no answer: \(response.outcome))")"
  }

  private func outcome(_ verdict: JudgeVerdict, _ score: PairScore) -> String {
    var lines = ["Judged by \(judgment.judgeModel):"]
    for (name, person) in [("for", verdict.person1), ("against", verdict.person2)] {
      let flags = (person.refusal ? " [refuses]" : "") + (person.hasNoInformation ? " [lacks information]" : "")
      lines.append("  \(name): \(person.corePosition)\(flags)")
    }
    if !verdict.keyPointsOfAlignment.isEmpty { lines.append("  in common: \(verdict.keyPointsOfAlignment)") }
    if !verdict.keyPointsOfOpposition.isEmpty { lines.append("  at odds: \(verdict.keyPointsOfOpposition)") }
    if let value = score.adjustedScore {
      let orders = score.judges.flatMap { [$0.forward, $0.reversed] }.compactMap { $0?.adjustedScore }
      lines.append(
        "  score \(decimal(value)) of −2 (opposite stances) to 2 (one stance)"
          + (Set(orders).count > 1 ? ", the mean of \(orders.map(String.init).joined(separator: " and "))" : ""))
    }
    return lines.joined(separator: "\n")
  }
}
