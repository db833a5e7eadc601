import Artifacts

/// The type of a column, as the `datasets` library knows them.
indirect enum FeatureType: Equatable, Sendable {
  /// Of a column that holds nothing but nulls.
  case null
  case string
  /// Of whole seconds; in JSON a text, see `isTimestamp`.
  case timestamp
  case int64
  case float64
  case bool
  case list(FeatureType)
  case structure([Feature])
}

extension FeatureType {
  /// The type of a value of JSON; `nil` for one that no column can hold: a list or an object of several types.
  init?(of value: JSONValue) {
    switch value {
    case .null: self = .null
    case .bool: self = .bool
    case .integer: self = .int64
    case .double: self = .float64
    case .string(let text): self = isTimestamp(text) ? .timestamp : .string
    case .array(let values):
      var element = FeatureType.null
      for value in values {
        guard let type = FeatureType(of: value), let merged = element.merged(with: type) else { return nil }
        element = merged
      }
      self = .list(element)
    case .object(let object):
      var features: [Feature] = []
      for member in object.members {
        guard let type = FeatureType(of: member.value) else { return nil }
        features.append(Feature(member.key, type))
      }
      self = .structure(features)
    }
  }

  /// The type that holds the values of both; `nil` if there is none.
  func merged(with other: FeatureType) -> FeatureType? {
    switch (self, other) {
    case _ where self == other: return self
    case (.null, _): return other
    case (_, .null): return self
    case (.timestamp, .string), (.string, .timestamp): return .string
    case (.int64, .float64), (.float64, .int64): return .float64
    case (.list(let mine), .list(let theirs)): return mine.merged(with: theirs).map(FeatureType.list)
    case (.structure(var features), .structure(let theirs)):
      for feature in theirs {
        guard let place = features.firstIndex(where: { $0.name == feature.name }) else {
          features.append(feature)
          continue
        }
        guard let merged = features[place].type.merged(with: feature.type) else { return nil }
        features[place] = Feature(feature.name, merged)
      }
      return .structure(features)
    default: return nil
    }
  }
}
