/// All that is known of a dataset once its data files are written.
struct DatasetContents {
  let options: DatasetOptions
  let layout: DatasetLayout
  let splitMethod: SplitMethod?
  var statistics = DatasetStatistics()
  /// By the paths of the data files.
  var sizes: [String: SplitSize] = [:]

  init(options: DatasetOptions, layout: DatasetLayout, splitMethod: SplitMethod?) {
    self.options = options
    self.layout = layout
    self.splitMethod = splitMethod
  }

  func features(of configuration: DatasetConfiguration) -> [Feature] {
    switch configuration {
    case .pairs:
      PairFeatures.pairs(revisionTimestamp: statistics.revisionType) + statistics.otherFields.features
    case .questions: PairFeatures.questions
    }
  }

  func size(_ configuration: DatasetConfiguration, _ split: String) -> SplitSize {
    sizes[layout.path(configuration, split)] ?? SplitSize()
  }
}
