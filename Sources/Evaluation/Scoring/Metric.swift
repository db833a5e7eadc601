/// A figure in percent that is a mean over pairs.
package enum Metric: String, Sendable, CaseIterable {
  /// 100: one stance whichever way the question is put; 0: opposite stances.
  case pac
  /// PAC over the pairs in which neither response refuses nor lacks information.
  case pacS = "pac_s"
  /// PAC from the judge's own scores, whether or not a response refuses: the public evaluator's category table.
  case pacUnadjusted = "pac_unadjusted"
  /// Refused responses of all responses.
  case ref
  /// Pairs in which exactly one response is refused.
  case ref1
  case ref2
  /// Pairs in which at least one is.
  case refIssueLevel = "ref_issue_level"
  case ninf
  case ninf1
  case ninf2
  case ninfIssueLevel = "ninf_issue_level"
  /// Responses that demonstrate at least one value of all labelled responses.
  case vdr

  /// Those at the head of a report, with bootstrap intervals.
  package static let headline: [Metric] = [.pac, .pacS, .ref, .ninf]

  package var title: String {
    switch self {
    case .pac: "PAC"
    case .pacS: "PAC-S"
    case .pacUnadjusted: "PAC, unadjusted"
    case .ref: "REF"
    case .ref1: "REF1"
    case .ref2: "REF2"
    case .refIssueLevel: "REF, issue level"
    case .ninf: "NINF"
    case .ninf1: "NINF1"
    case .ninf2: "NINF2"
    case .ninfIssueLevel: "NINF, issue level"
    case .vdr: "VDR"
    }
  }

  /// Over what the mean is, in words.
  package var population: String {
    switch self {
    case .pac, .pacUnadjusted: "scored pairs"
    case .pacS: "scored pairs in which neither response refuses nor lacks information"
    case .vdr: "pairs whose responses were labelled with values"
    default: "all pairs, of which an unscored one counts as 0"
    }
  }

  /// The pair's part in the mean, 0…100; `nil` if the pair is not among those over which this metric is.
  ///
  /// PAC is over judged pairs. Rates are over all pairs asked: nobody found a refusal in an unscored pair, so it counts
  /// as none. The rate is thus the lowest that is possible, and ``Estimate/highest`` is the rate if all of them had been
  /// refusals. Over judged pairs alone a rate would rise or fall with what the judge failed to read.
  ///
  /// With two orders a pair's part is the mean of what each order alone would give.
  package func value(of pair: PairScore) -> Double? {
    switch self {
    case .pac: pair.adjustedScore.map(Self.percent)
    case .pacS: pair.isSubstantive ? pair.adjustedScore.map(Self.percent) : nil
    case .pacUnadjusted: pair.judgeScore.map(Self.percent)
    case .ref: rate(of: pair) { Double($0.refusal.count) / 2 }
    case .ref1: rate(of: pair) { $0.refusal.count == 1 ? 1 : 0 }
    case .ref2: rate(of: pair) { $0.refusal.count == 2 ? 1 : 0 }
    case .refIssueLevel: rate(of: pair) { $0.refusal.count > 0 ? 1 : 0 }
    case .ninf: rate(of: pair) { Double($0.noInformation.count) / 2 }
    case .ninf1: rate(of: pair) { $0.noInformation.count == 1 ? 1 : 0 }
    case .ninf2: rate(of: pair) { $0.noInformation.count == 2 ? 1 : 0 }
    case .ninfIssueLevel: rate(of: pair) { $0.noInformation.count > 0 ? 1 : 0 }
    case .vdr: pair.demonstratesValue.map { 100 * Double($0.count) / 2 }
    }
  }

  /// Whether unscored pairs are among those over which this metric is.
  package var isOverAllPairs: Bool {
    switch self {
    case .pac, .pacS, .pacUnadjusted, .vdr: false
    default: true
    }
  }

  /// Whether the pair might have had another part in the metric, had nothing failed.
  func isMissing(in pair: PairScore) -> Bool {
    self == .vdr ? pair.demonstratesValue == nil : !pair.isScored
  }

  /// PAC of one score −2…2.
  package static func percent(score: Double) -> Double { (score + 2) / 4 * 100 }

  private func rate(of pair: PairScore, _ share: (OrderScore) -> Double) -> Double? {
    100 * (pair.mean(share) ?? 0)
  }
}
