import Artifacts

/// The columns that pairs have from other tools, and the type of each.
struct OtherFields {
  private(set) var features: [Feature] = []
  private var places: [String: Int] = [:]

  /// Tables with more columns are none that a person wants.
  static let limit = 500

  /// - Parameter path: for errors.
  /// - Throws: ``DatasetError`` if a field has another type than before, or there are too many.
  mutating func add(_ pair: PairRecord, path: String) throws(DatasetError) {
    for member in pair.otherFields.members {
      guard let type = FeatureType(of: member.value) else {
        throw .mixedTypes(field: member.key, path: path, id: pair.id)
      }
      if let place = places[member.key] {
        guard let merged = features[place].type.merged(with: type) else {
          throw .mixedTypes(field: member.key, path: path, id: pair.id)
        }
        features[place] = Feature(member.key, merged)
      } else {
        guard features.count < Self.limit else { throw .tooManyFields(path: path, limit: Self.limit) }
        places[member.key] = features.count
        features.append(Feature(member.key, type))
      }
    }
  }
}
