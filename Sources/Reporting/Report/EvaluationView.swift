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
  let samples: Int?
  let remarks: [String]
  let metrics: [MetricView]
  let hasBootstrap: Bool
  let distributionCharts: [Chart]
  let breakdowns: [BreakdownView]
  let valueProfiles: [ValuesView]
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
    samples = scores.samples > 1 ? scores.samples : nil
    remarks = scores.remarks
    metrics =
      scores.shownMetrics.map { MetricView($0, scores.overall[$0]) }
      + (scores.corrected.map { [MetricView($0, pairs: scores.scored)] } ?? [])
    hasBootstrap = metrics.contains { $0.bootstrap != "–" }
    distributionCharts = [.distribution(scores.distribution, number: number)]
    breakdowns = [
      BreakdownView("By category", "Category", scores.byCategory, name: "category-\(number)"),
      BreakdownView("By issue scale", "Issue scale", scores.byIssueScale, name: "issue-scale-\(number)"),
      BreakdownView(
        "Fresh against old", "Freshness", scores.byFreshness, name: "freshness-\(number)",
        remark: Self.remark(on: scores.freshDifference)),
    ].compactMap { $0 }
    valueProfiles = scores.values.map { [ValuesView($0, number: number)] } ?? []
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

  private static func remark(on difference: FreshDifference?) -> String {
    let text =
      "Fresh pairs are from text that is newer than an earlier dump, which a model is less likely to have seen."
    guard let difference else { return text }
    let interval = difference.interval.map { ", 95 % interval \(ReportText.interval(ofDifference: $0))" } ?? ""
    return text + " Their PAC minus that of old ones: \(ReportText.difference(difference.value)) points\(interval)."
  }
}
