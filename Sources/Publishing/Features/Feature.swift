/// A column of a dataset, or a field of one.
struct Feature: Equatable, Sendable {
  let name: String
  let type: FeatureType
  /// For the card; empty for the fields of other tools.
  let description: String

  init(_ name: String, _ type: FeatureType, _ description: String = "") {
    self.name = name
    self.type = type
    self.description = description
  }
}
