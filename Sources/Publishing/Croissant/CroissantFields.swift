import Artifacts

/// The fields of a record set: those that Croissant can say, which are plain values, lists of them, and objects of them.
struct CroissantFields {
  /// Names the record set.
  let recordSet: String
  /// The path of the data file.
  let file: String

  func json(_ features: [Feature]) -> [JSONValue] {
    features.filter { Self.isPlain($0.name) }.compactMap { field($0) }
  }

  /// Whether a name can stand in identifiers and in JSON paths as it is.
  private static func isPlain(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 100
      && name.utf8.allSatisfy { byte in
        byte == UInt8(ascii: "_") || 0x30...0x39 ~= byte || 0x41...0x5A ~= byte || 0x61...0x7A ~= byte
      }
  }

  private func field(_ feature: Feature) -> JSONValue? {
    var json = head("\(recordSet)/\(feature.name)", feature)
    if case .structure(let parts) = feature.type {
      let fields = parts.filter { Self.isPlain($0.name) && Self.dataType($0.type) != nil }
      guard !fields.isEmpty else { return nil }
      json["subField"] = .array(
        fields.map { part in
          var inner = head("\(recordSet)/\(feature.name)/\(part.name)", part)
          inner["dataType"] = Self.dataType(part.type).map(JSONValue.string)
          inner["source"] = source(column: feature.name, path: "$.\(part.name)")
          return .object(inner)
        })
      return .object(json)
    }
    var element = feature.type
    if case .list(let inner) = feature.type {
      element = inner
      json["repeated"] = true
    }
    guard let dataType = Self.dataType(element) else { return nil }
    json["dataType"] = .string(dataType)
    json["source"] = source(column: feature.name)
    return .object(json)
  }

  private func head(_ id: String, _ feature: Feature) -> JSONObject {
    var json: JSONObject = ["@type": "cr:Field", "@id": .string(id), "name": .string(feature.name)]
    if !feature.description.isEmpty { json["description"] = .string(feature.description) }
    return json
  }

  private func source(column: String, path: String? = nil) -> JSONValue {
    var json: JSONObject = [
      "fileObject": ["@id": .string(file)], "extract": ["column": .string(column)],
    ]
    if let path { json["transform"] = ["jsonPath": .string(path)] }
    return .object(json)
  }

  private static func dataType(_ type: FeatureType) -> String? {
    switch type {
    case .string, .null: "sc:Text"
    case .timestamp: "sc:DateTime"
    case .int64: "sc:Integer"
    case .float64: "sc:Float"
    case .bool: "sc:Boolean"
    case .list, .structure: nil
    }
  }
}
