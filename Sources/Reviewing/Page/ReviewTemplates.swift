import Mustache
import Pages

/// The page's templates, style sheet and script, compiled in.
enum ReviewTemplates {
  static let style = PageTemplate("review.css", PackageResources.review_css)
  static let script = PageTemplate("review.js", PackageResources.review_js)

  static func library() throws -> MustacheLibrary {
    try MustacheLibrary([
      PageTemplate("review.mustache", PackageResources.review_mustache),
      PageTemplate("pair.mustache", PackageResources.pair_mustache),
    ])
  }
}
