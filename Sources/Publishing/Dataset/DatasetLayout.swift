import Artifacts

/// Which files a dataset folder has, by their paths inside it.
struct DatasetLayout: Equatable {
  /// Those that hold pairs, in their order: loaders refuse a split without any.
  let splits: [String]
  let compression: DatasetCompression

  /// In the order in which they are shown.
  static let knownSplits = ["train", "validation", "test", fresh]
  static let fresh = "fresh"
  static let card = "README.md"
  static let croissant = "croissant.json"
  static let checksums = "SHA256SUMS"
  static let manifest = "valbench.manifest.json"
  static let categoryFigure = "figures/categories.svg"
  static let scaleFigure = "figures/issue-scales.svg"

  func path(_ configuration: DatasetConfiguration, _ split: String) -> String {
    Self.path(configuration, split, compression)
  }

  private static func path(
    _ configuration: DatasetConfiguration, _ split: String, _ compression: DatasetCompression
  ) -> String {
    "\(configuration.folder)/\(split).jsonl\(compression.nameSuffix)"
  }

  /// The data files.
  var dataPaths: [String] { DatasetConfiguration.allCases.flatMap { table in splits.map { path(table, $0) } } }

  /// The card first.
  var paths: [String] {
    [Self.card, Self.croissant, Self.checksums, Self.categoryFigure, Self.scaleFigure] + dataPaths
  }

  /// The data files of all other layouts.
  var pathsOfOthers: [String] { Self.allDataPaths.filter { !dataPaths.contains($0) } }

  private static let allDataPaths = DatasetCompression.allCases.flatMap { compression in
    DatasetConfiguration.allCases.flatMap { table in knownSplits.map { path(table, $0, compression) } }
  }

  /// What a data file at this path would hold; `nil` for a path that no layout has.
  static func dataFile(at path: String) -> (configuration: DatasetConfiguration, split: String)? {
    for configuration in DatasetConfiguration.allCases {
      for split in knownSplits {
        for compression in DatasetCompression.allCases where Self.path(configuration, split, compression) == path {
          return (configuration, split)
        }
      }
    }
    return nil
  }
}
