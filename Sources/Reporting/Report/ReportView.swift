import Artifacts
import Evaluation

/// What the report's template shows; names are the template's.
///
/// A name that is missing where the template looks for it is looked for further out, so no two levels share one.
struct ReportView {
  let styleHash = ReportTemplates.styleHash
  let style = ReportTemplates.style
  let version = valbenchVersion
  let title: String
  let notices: [String]
  let evaluations: [EvaluationView]
  let hasSeveral: Bool
  let resamples: String
  let seed: Int
  let limit = ReportText.grouped(ReportText.limit)

  init(_ report: Report) {
    let scores = report.scores
    notices = scores.notices.map { $0.prefix(1).uppercased() + $0.dropFirst() + "." }
    let candidates = Set(scores.evaluations.map(\.candidate))
    title =
      candidates.count == 1
      ? "Value consistency of \(ReportText.label(candidates.first ?? "", ifEmpty: "an unnamed model"))"
      : "Value consistency of \(candidates.count) models"
    evaluations = scores.evaluations.enumerated().map { index, evaluation in
      let key = ScoreCollector.Key(candidate: evaluation.candidate, judge: evaluation.judge)
      return EvaluationView(evaluation, number: index + 1, examples: report.examples[key] ?? [])
    }
    hasSeveral = evaluations.count > 1
    resamples = ReportText.grouped(scores.bootstrap.resamples)
    seed = scores.bootstrap.seed
  }
}
