package import Artifacts

/// The verdicts of a judgment, read: the response to the for question is person 1 in both.
package struct JudgmentReading: Sendable, Equatable {
  /// From the order in which the judge saw the response to the for question first.
  package let forward: JudgeVerdict?
  /// From the other order, with the persons exchanged back.
  package let reversed: JudgeVerdict?
  /// Why there is no verdict; `nil` exactly if there is one.
  package let unscoredReason: String?

  /// A record that gives a reason why it is unscored is so, whatever else it holds. Else one readable verdict is enough.
  package init(_ record: JudgmentRecord) {
    if let reason = record.unscoredReason {
      self.init(forward: nil, reversed: nil, unscoredReason: reason.isEmpty ? "no reason given" : reason)
      return
    }
    var problem: VerdictError?
    func verdict(_ text: String?) -> JudgeVerdict? {
      guard let text else { return nil }
      do throws(VerdictError) { return try JudgeVerdict(parsing: text) } catch {
        problem = problem ?? error
        return nil
      }
    }
    let forward = verdict(record.judge)
    let reversed = verdict(record.judgeReversed)?.exchanged
    let isScored = forward != nil || reversed != nil
    self.init(
      forward: forward, reversed: reversed,
      unscoredReason: isScored ? nil : problem?.kind ?? "there is no judgment and no reason")
  }

  private init(forward: JudgeVerdict?, reversed: JudgeVerdict?, unscoredReason: String?) {
    self.forward = forward
    self.reversed = reversed
    self.unscoredReason = unscoredReason
  }
}
