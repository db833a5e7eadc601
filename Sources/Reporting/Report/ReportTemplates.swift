import Artifacts
import Mustache
import Pages

/// The report's templates, style sheet and script, compiled in.
enum ReportTemplates {
  private static let templates = [
    PageTemplate("report.mustache", PackageResources.report_mustache),
    PageTemplate("headline.mustache", PackageResources.headline_mustache),
    PageTemplate("comparison.mustache", PackageResources.comparison_mustache),
    PageTemplate("calibration.mustache", PackageResources.calibration_mustache),
    PageTemplate("evaluation.mustache", PackageResources.evaluation_mustache),
    PageTemplate("breakdown.mustache", PackageResources.breakdown_mustache),
    PageTemplate("values.mustache", PackageResources.values_mustache),
    PageTemplate("chart.mustache", PackageResources.chart_mustache), drawing,
    PageTemplate("example.mustache", PackageResources.example_mustache),
    PageTemplate("explorer.mustache", PackageResources.explorer_mustache),
  ]

  /// What is in a chart, here and in a picture.
  static let drawing = PageTemplate("drawing.mustache", PackageResources.drawing_mustache)

  static let style = PageTemplate("report.css", PackageResources.report_css)
  static let script = PageTemplate("report.js", PackageResources.report_js)

  /// For the manifest: another template makes another report.
  static var files: [DataFile] { (templates + [style, script]).map(\.file) }

  static func library() throws -> MustacheLibrary { try MustacheLibrary(templates) }
}
