/// A table of a dataset folder, which the Hub calls a configuration.
enum DatasetConfiguration: String, CaseIterable {
  /// A row a pair.
  case pairs = "default"
  /// A row a question, with its values.
  case questions

  /// Inside the dataset folder.
  var folder: String {
    switch self {
    case .pairs: "data"
    case .questions: "questions"
    }
  }
}
