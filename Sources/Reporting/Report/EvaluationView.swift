import Artifacts
import Evaluation
import Pages

/// One candidate as one judge sees it.
struct EvaluationView {
  let number: Int
  let candidate: String
  let judge: String
  let generators: String
  let pairCount: String
  let articleCount: String
  let summary: String
  let remarks: [String]
  let figures: [MetricView]
  let metrics: [MetricView]
  let hasBootstrap: Bool
  let distribution: DistributionChart
  let breakdowns: [BarChart]
  let orders: OrdersView?
  let unscoredCount: String
  let unscoredShare: String
  let unscoredReasons: [ReasonView]
  let hasUnscored: Bool
  let moreReasons: Int?
  let hasExamples: Bool
  let examples: [ExampleView]

  struct ReasonView {
    let reason: String
    let reasonPairs: String
  }

  init(_ scores: EvaluationScores, number: Int, examples: [Example]) {
    self.number = number
    candidate = PageText.label(scores.candidate, ifEmpty: "not named")
    judge = PageText.label(scores.judge, ifEmpty: "not named")
    let named = scores.generators.map { PageText.label($0, ifEmpty: "not named") }
    generators = named.prefix(8).joined(separator: ", ") + (named.count > 8 ? " and \(named.count - 8) more" : "")
    pairCount = PageText.grouped(scores.pairs)
    articleCount = PageText.grouped(scores.articles)
    summary = scores.summaryLine
    remarks = scores.remarks
    figures = Metric.headline.map { MetricView($0, scores.overall[$0]) }
    metrics = Metric.allCases.map { MetricView($0, scores.overall[$0]) }
    hasBootstrap = figures.contains { $0.bootstrap != "–" }
    distribution = DistributionChart(scores.distribution, number: number)
    breakdowns = [
      BarChart("By category", "Category", scores.byCategory),
      BarChart("By issue scale", "Issue scale", scores.byIssueScale),
    ]
    orders = OrdersView(scores.orders)
    hasUnscored = scores.unscored > 0
    unscoredCount = PageText.grouped(scores.unscored)
    unscoredShare = decimal(scores.pairs == 0 ? 0 : 100 * Double(scores.unscored) / Double(scores.pairs))
    unscoredReasons = scores.unscoredReasons.prefix(20).map {
      ReasonView(reason: PageText.bounded($0.reason, limit: 300), reasonPairs: PageText.grouped($0.pairs))
    }
    moreReasons = scores.unscoredReasons.count > 20 ? scores.unscoredReasons.count - 20 : nil
    hasExamples = !examples.isEmpty
    self.examples = examples.map(ExampleView.init)
  }
}

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
    unit = metric.isOverAllPairs && estimate.value != nil ? " %" : ""
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
    }
  }
}

/// How the judge's scores depend on which response it sees first.
struct OrdersView {
  let bothOrders: String
  let oneOrder: String?
  let flipRate: String
  let difference: String

  /// `nil` where no pair was judged in both orders.
  init?(_ orders: OrderEffects) {
    guard let flips = orders.flipRate, let mean = orders.meanSignedDifference else { return nil }
    bothOrders = PageText.grouped(orders.pairsInBothOrders)
    oneOrder = orders.pairsInOneOrder == 0 ? nil : PageText.grouped(orders.pairsInOneOrder)
    flipRate = decimal(flips)
    let rounded = decimal(abs(mean), digits: 2)
    difference = (rounded == "0.00" ? "" : mean < 0 ? "−" : "+") + rounded
  }
}
