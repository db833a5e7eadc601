package import Evaluation
import Mustache

/// The scores as one HTML file that needs nothing else: no network, no font. Its script lets the reader look through
/// pairs and save charts; what it says does not depend on it.
package struct Report: Sendable {
  package let scores: Scores
  package let examples: [ScoreCollector.Key: [Example]]
  /// Pairs to look through; `nil` where the responses are not known.
  package let explorer: Explorer?

  package init(
    _ scores: Scores, examples: [ScoreCollector.Key: [Example]] = [:], explorer: Explorer? = nil
  ) {
    self.scores = scores
    self.examples = examples
    self.explorer = explorer
  }

  /// Same scores, examples and pairs, same text.
  ///
  /// - Throws: the template library's error, if a compiled-in template is no template.
  package func html() throws -> String {
    try ReportTemplates.library().render(ReportView(self), withTemplate: "report") ?? ""
  }
}
