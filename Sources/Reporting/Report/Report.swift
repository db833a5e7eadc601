package import Evaluation
import Mustache

/// The scores as one HTML file that needs nothing else: no script, no network, no font.
package struct Report: Sendable {
  package let scores: Scores
  package let examples: [ScoreCollector.Key: [Example]]

  package init(_ scores: Scores, examples: [ScoreCollector.Key: [Example]] = [:]) {
    self.scores = scores
    self.examples = examples
  }

  /// Same scores and examples, same text.
  ///
  /// - Throws: the template library's error, if a compiled-in template is no template.
  package func html() throws -> String {
    try ReportTemplates.library().render(ReportView(self), withTemplate: "report") ?? ""
  }
}
