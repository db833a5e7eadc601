import Artifacts
import Evaluation
import Pages

/// What the report's template shows; names are the template's.
///
/// A name that is missing where the template looks for it is looked for further out, so no two levels share one.
struct ReportView {
  let styleHash = ContentSecurity.source(of: ReportTemplates.style.text)
  let style = ReportTemplates.style.text
  let version = valbenchVersion
  let title: String
  let notices: [String]
  let evaluations: [EvaluationView]
  let hasSeveral: Bool
  let resamples: String
  let seed: Int
  let limit = PageText.grouped(PageText.limit)

  init(_ report: Report) {
    let scores = report.scores
    notices = scores.notices.map { $0.prefix(1).uppercased() + $0.dropFirst() + "." }
    let candidates = Set(scores.evaluations.map(\.candidate))
    title =
      candidates.count == 1
      ? "Value consistency of \(PageText.label(candidates.first ?? "", ifEmpty: "an unnamed model"))"
      : "Value consistency of \(candidates.count) models"
    evaluations = scores.evaluations.enumerated().map { index, evaluation in
      let key = ScoreCollector.Key(candidate: evaluation.candidate, judge: evaluation.judge)
      return EvaluationView(evaluation, number: index + 1, examples: report.examples[key] ?? [])
    }
    hasSeveral = evaluations.count > 1
    resamples = PageText.grouped(scores.bootstrap.resamples)
    seed = scores.bootstrap.seed
  }
}
