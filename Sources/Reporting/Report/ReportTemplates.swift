import Artifacts
import Mustache
import Pages

/// The report's templates and style sheet, compiled in.
enum ReportTemplates {
  private static let templates = [
    PageTemplate("report.mustache", PackageResources.report_mustache),
    PageTemplate("evaluation.mustache", PackageResources.evaluation_mustache),
    PageTemplate("bars.mustache", PackageResources.bars_mustache),
    PageTemplate("example.mustache", PackageResources.example_mustache),
  ]

  static let style = PageTemplate("report.css", PackageResources.report_css)

  /// For the manifest: another template makes another report.
  static var files: [DataFile] { (templates + [style]).map(\.file) }

  static func library() throws -> MustacheLibrary { try MustacheLibrary(templates) }
}
