/// A JSON object whose members stay in the order in which they were written.
///
/// Look-up is a linear search: records have some twenty members.
package struct JSONObject: Sendable, Equatable {
  package struct Member: Sendable, Equatable {
    package let key: String
    package let value: JSONValue

    package init(key: String, value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  package private(set) var members: [Member]

  package init(_ members: [Member] = []) {
    self.members = members
  }

  package subscript(key: String) -> JSONValue? {
    get { place(of: key).map { members[$0].value } }
    set {
      let place = place(of: key)
      switch (place, newValue) {
      case (let place?, let value?): members[place] = Member(key: key, value: value)
      case (let place?, nil): members.remove(at: place)
      case (nil, let value?): members.append(Member(key: key, value: value))
      case (nil, nil): break
      }
    }
  }

  /// Most other keys are told by their length alone.
  private func place(of key: String) -> Int? {
    let length = key.utf8.count
    return members.firstIndex { $0.key.utf8.count == length && $0.key == key }
  }

  /// The members with other keys than these.
  ///
  /// - Parameter keys: soonest found in about the order of the members.
  package func removing(_ keys: [String]) -> JSONObject {
    var next = 0
    return JSONObject(
      members.filter { member in
        if let place = keys[next...].firstIndex(of: member.key) ?? keys[..<next].firstIndex(of: member.key) {
          next = place + 1
          return false
        }
        return true
      })
  }

  package mutating func append(contentsOf other: JSONObject) {
    for member in other.members { self[member.key] = member.value }
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self.init(elements.map { Member(key: $0.0, value: $0.1) })
  }
}

// MARK: - Typed access

/// A record that lacks a field, or whose field has another type than the format says.
package struct RecordError: Error, Equatable, CustomStringConvertible {
  package let description: String

  package init(_ description: String) {
    self.description = description
  }
}

extension JSONObject {
  private func value<Value>(_ key: String, _ type: String, _ convert: (JSONValue) -> Value?) throws(RecordError)
    -> Value
  {
    guard let value = self[key] else { throw RecordError("the field \"\(key)\" is missing") }
    guard let converted = convert(value) else { throw RecordError("the field \"\(key)\" is not \(type)") }
    return converted
  }

  /// As the required accessor, but a field that is missing or null is `nil`.
  private func optional<Value>(
    _ key: String, _ type: String, _ convert: (JSONValue) -> Value?
  ) throws(RecordError) -> Value? {
    guard let value = self[key], value != .null else { return nil }
    guard let converted = convert(value) else { throw RecordError("the field \"\(key)\" is not \(type)") }
    return converted
  }

  package func string(_ key: String) throws(RecordError) -> String { try value(key, "a string", \.asString) }

  package func optionalString(_ key: String) throws(RecordError) -> String? {
    try optional(key, "a string", \.asString)
  }

  package func integer(_ key: String) throws(RecordError) -> Int { try value(key, "an integer", \.asInteger) }

  package func optionalInteger(_ key: String) throws(RecordError) -> Int? {
    try optional(key, "an integer", \.asInteger)
  }

  package func number(_ key: String) throws(RecordError) -> Double { try value(key, "a number", \.asNumber) }

  package func optionalNumber(_ key: String) throws(RecordError) -> Double? {
    try optional(key, "a number", \.asNumber)
  }

  package func bool(_ key: String) throws(RecordError) -> Bool { try value(key, "true or false", \.asBool) }

  package func object(_ key: String) throws(RecordError) -> JSONObject { try value(key, "an object", \.asObject) }

  package func optionalObject(_ key: String) throws(RecordError) -> JSONObject? {
    try optional(key, "an object", \.asObject)
  }

  package func array(_ key: String) throws(RecordError) -> [JSONValue] { try value(key, "a list", \.asArray) }

  package func strings(_ key: String) throws(RecordError) -> [String] {
    try value(key, "a list of strings", \.asStrings)
  }

  package func optionalStrings(_ key: String) throws(RecordError) -> [String]? {
    try optional(key, "a list of strings", \.asStrings)
  }
}

extension JSONValue {
  package var asString: String? { if case .string(let value) = self { value } else { nil } }
  package var asBool: Bool? { if case .bool(let value) = self { value } else { nil } }
  package var asObject: JSONObject? { if case .object(let value) = self { value } else { nil } }
  package var asArray: [JSONValue]? { if case .array(let value) = self { value } else { nil } }

  /// The number, if it was written without fraction and exponent and fits.
  package var asInteger: Int? { if case .integer(let value) = self { Int(exactly: value) } else { nil } }

  package var asNumber: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .double(let value): value
    default: nil
    }
  }

  package var asStrings: [String]? {
    guard let values = asArray else { return nil }
    let strings = values.compactMap(\.asString)
    return strings.count == values.count ? strings : nil
  }
}
