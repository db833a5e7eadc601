import Artifacts
import Evaluation
import Pages
import Statistics

/// What the report's template shows; names are the template's.
///
/// A name that is missing where the template looks for it is looked for further out, so no two levels share one.
struct ReportView {
  let styleSource = ContentSecurity.source(of: ReportTemplates.style.text)
  let style = ReportTemplates.style.text
  let scriptSource = ContentSecurity.source(of: ReportTemplates.script.text)
  let script = ReportTemplates.script.text
  let version = valbenchVersion
  let title: String
  let notices: [String]
  let headlines: [HeadlineView]
  let single: SingleView?
  let hasSeveral: Bool
  let hasEvaluations: Bool
  let tradeOffCharts: [Chart]
  let comparisons: [ComparisonView]
  let hasSeveralComparisons: Bool
  let agreements: [AgreementView]
  let hasAgreements: Bool
  let calibrations: [CalibrationView]
  let isCorrected: Bool
  let evaluations: [EvaluationView]
  let explorers: [ExplorerView]
  let resamples: String
  let seed: Int
  let limit = PageText.grouped(PageText.limit)
  let data: String

  /// The figures of a report of one evaluation.
  struct SingleView {
    let figures: [MetricView]
  }

  struct AgreementView {
    let agreementCandidate: String
    let judges: String
    let alpha: String
    let agreementPairs: String
  }

  init(_ report: Report) {
    let scores = report.scores
    notices = scores.notices.map { PageText.bounded($0.prefix(1).uppercased() + $0.dropFirst() + ".") }
    title = Self.title(scores)
    hasSeveral = scores.evaluations.count > 1
    hasEvaluations = !scores.evaluations.isEmpty
    single = scores.evaluations.count == 1 ? SingleView(scores.evaluations[0]) : nil
    let headline = HeadlineView(scores.evaluations)
    headlines = hasSeveral ? [headline] : []
    tradeOffCharts = TradeOffChart(Self.points(scores)).map { [$0.chart()] } ?? []
    comparisons = scores.comparisons.enumerated().map { ComparisonView($0.element, number: $0.offset + 1) }
    hasSeveralComparisons = comparisons.count > 1
    agreements = scores.agreements.map { agreement in
      AgreementView(
        agreementCandidate: PageText.label(agreement.candidate, ifEmpty: "not named"),
        judges: agreement.judges.prefix(8).map { PageText.label($0, ifEmpty: "not named") }.joined(separator: ", "),
        alpha: agreement.alpha.map { ReportText.signed($0, digits: 2, isPositiveMarked: false) } ?? "not defined",
        agreementPairs: PageText.grouped(agreement.pairs))
    }
    hasAgreements = !agreements.isEmpty
    calibrations = scores.calibrations.enumerated().map { CalibrationView($0.element, number: $0.offset + 1) }
    isCorrected = scores.evaluations.contains { $0.corrected != nil }
    evaluations = scores.evaluations.enumerated().map { index, evaluation in
      let key = ScoreCollector.Key(candidate: evaluation.candidate, judge: evaluation.judge)
      return EvaluationView(evaluation, number: index + 1, examples: report.examples[key] ?? [])
    }
    explorers = report.explorer.map { [ExplorerView($0)] } ?? []
    resamples = PageText.grouped(scores.bootstrap.resamples)
    seed = scores.bootstrap.seed
    let charts =
      tradeOffCharts + comparisons.flatMap(\.comparisonCharts) + calibrations.flatMap(\.calibrationCharts)
      + evaluations.flatMap { evaluation in
        evaluation.distributionCharts + evaluation.breakdowns.flatMap(\.charts)
          + evaluation.valueProfiles.flatMap(\.valueCharts)
      }
    var tables = JSONObject(charts.map { JSONObject.Member(key: $0.chartName, value: .string($0.csv.text)) })
    if hasEvaluations { tables["results"] = .string(headline.csv.text) }
    let pairs = (report.explorer?.entries ?? []).joined(separator: ",\n")
    data = "{\"tables\":\(ScriptData.text(.object(tables))),\"pairs\":[\(pairs)]}"
  }

  private static func title(_ scores: Scores) -> String {
    let compared = scores.comparisons.flatMap { $0.runs.map(\.candidate) }
    let candidates = Set(scores.evaluations.map(\.candidate) + compared)
    return candidates.count == 1
      ? "Value consistency of \(PageText.label(candidates.first ?? "", ifEmpty: "an unnamed model"))"
      : "Value consistency of \(candidates.count) models"
  }

  /// One for each candidate and judge; of several judges their mean, which follows them.
  private static func points(_ scores: Scores) -> [TradeOffChart.Point] {
    let judgedBySeveral = Set(scores.agreements.map(\.candidate))
    let shown = scores.evaluations.enumerated().filter { place, evaluation in
      let isLast =
        place + 1 == scores.evaluations.count || scores.evaluations[place + 1].candidate != evaluation.candidate
      return isLast || !judgedBySeveral.contains(evaluation.candidate)
    }
    let hasJudges = Set(shown.map(\.element.judge)).count > 1
    return shown.map { place, evaluation in
      TradeOffChart.Point(
        number: place + 1, candidate: evaluation.candidate, judge: hasJudges ? evaluation.judge : nil,
        pac: evaluation.overall[.pac], ref: evaluation.overall[.ref])
    }
  }
}

extension ReportView.SingleView {
  init(_ scores: EvaluationScores) {
    var figures = Metric.headline.map { MetricView($0, scores.overall[$0]) }
    if let corrected = scores.corrected { figures.insert(MetricView(corrected, pairs: scores.scored), at: 1) }
    if scores.overall[.vdr].value != nil { figures.append(MetricView(.vdr, scores.overall[.vdr])) }
    self.init(figures: figures)
  }
}
