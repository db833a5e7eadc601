import Artifacts
import Mustache
import Pages

/// The dataset's README: what the Hub reads at its head, and below it what people do.
struct DatasetCard {
  private let contents: DatasetContents
  private let figures: DatasetFigures

  init(_ contents: DatasetContents, figures: DatasetFigures) {
    self.contents = contents
    self.figures = figures
  }

  private static let template = PageTemplate("dataset-card.mustache", PackageResources.dataset_card_mustache)

  /// For the manifest: another template makes another card.
  static var file: DataFile { template.file }

  func markdown() throws -> String {
    let view = CardView(contents, figures: figures, metadata: try CardMetadata(contents).yaml())
    return try MustacheTemplate(string: Self.template.text).render(view)
  }
}
