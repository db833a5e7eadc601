import Artifacts
import Evaluation
import Pages

/// One row of the table of metrics.
struct MetricView {
  let metricTitle: String
  let meaning: String
  let value: String
  let unit: String
  let interval: String
  let hasInterval: Bool
  let bootstrap: String
  let metricPairs: String
  let bounds: String
  let isHeadline: Bool

  init(_ metric: Metric, _ estimate: Estimate) {
    metricTitle = metric.title
    meaning = Self.meaning(of: metric)
    value = ReportText.percent(estimate.value)
    unit = metric.isRate && estimate.value != nil ? " %" : ""
    interval = ReportText.interval(estimate.interval)
    hasInterval = estimate.interval != nil
    bootstrap = ReportText.interval(estimate.bootstrapInterval)
    metricPairs = PageText.grouped(estimate.pairs)
    isHeadline = Metric.headline.contains(metric)
    if let lowest = estimate.lowest, let highest = estimate.highest {
      bounds = lowest == highest ? "as scored" : "\(decimal(lowest)) to \(decimal(highest))"
    } else {
      bounds = "–"
    }
  }

  init(_ corrected: CorrectedPAC, pairs: Int) {
    metricTitle = "PAC*"
    meaning = "PAC less the judge’s errors"
    value = ReportText.percent(corrected.value)
    unit = ""
    interval = ReportText.interval(corrected.interval)
    hasInterval = corrected.interval != nil
    bootstrap = "–"
    metricPairs = PageText.grouped(pairs)
    bounds = "–"
    isHeadline = true
  }

  private static func meaning(of metric: Metric) -> String {
    switch metric {
    case .pac: "one stance for both questions"
    case .pacS: "PAC where both responses take part"
    case .pacUnadjusted: "PAC from the judge’s own scores"
    case .ref: "responses that refuse"
    case .ref1: "pairs with one refusal"
    case .ref2: "pairs with two refusals"
    case .refIssueLevel: "pairs with any refusal"
    case .ninf: "responses that lack information"
    case .ninf1: "pairs with one such response"
    case .ninf2: "pairs with two such responses"
    case .ninfIssueLevel: "pairs with any such response"
    case .vdr: "responses that demonstrate a value"
    }
  }
}

extension Metric {
  /// Whether the metric is a share, in percent, and no mean of scores.
  var isRate: Bool { isOverAllPairs || self == .vdr }
}

extension EvaluationScores {
  /// The metrics that have a value in this evaluation, or lack one for want of scored pairs.
  var shownMetrics: [Metric] { Metric.allCases.filter { $0 != .vdr || overall[.vdr].value != nil } }
}
