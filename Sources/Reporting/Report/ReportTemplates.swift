import Artifacts
import Foundation
import Mustache

/// The report's templates and style sheet, compiled in.
enum ReportTemplates {
  private static let templates = [
    ("report", PackageResources.report_mustache), ("evaluation", PackageResources.evaluation_mustache),
    ("bars", PackageResources.bars_mustache), ("example", PackageResources.example_mustache),
  ]

  static let style = String(decoding: PackageResources.report_css, as: UTF8.self)

  /// For the manifest: another template makes another report.
  static var files: [DataFile] {
    templates.map { DataFile(name: "templates/\($0.0).mustache", text: String(decoding: $0.1, as: UTF8.self)) }
      + [DataFile(name: "templates/report.css", text: style)]
  }

  static func library() throws -> MustacheLibrary {
    MustacheContentTypes.register(ScalarHTML(), named: ScalarHTML.name)
    var library = MustacheLibrary()
    for (name, bytes) in templates { try library.register(String(decoding: bytes, as: UTF8.self), named: name) }
    return library
  }

  /// The content security policy's name for the style block: its SHA-256 in base 64.
  static var styleHash: String {
    let digits = Array(Digest.sha256(style))
    let bytes = stride(from: 0, to: digits.count, by: 2).map { UInt8(String(digits[$0...($0 + 1)]), radix: 16) ?? 0 }
    return "sha256-" + Data(bytes).base64EncodedString()
  }
}
