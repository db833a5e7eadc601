package import Artifacts

/// Why a judge's answer is no verdict.
package enum VerdictError: Error, Equatable, CustomStringConvertible {
  case notJSON(JSONError)
  case notAnObject
  case missing(field: String)
  case unknown(field: String)
  case wrongType(field: String, expected: String, found: String)

  package var description: String {
    switch self {
    case .notJSON(let error): "the judge's answer is no JSON text: \(error)"
    case .notAnObject: "the judge's answer is JSON, but no object"
    case .missing(let field): "the judge's answer lacks \"\(field)\""
    case .unknown(let field): "the judge's answer has a field that was not asked for, \"\(field)\""
    case .wrongType(let field, let expected, let found):
      "in the judge's answer \"\(field)\" is \(found), where \(expected) is needed"
    }
  }

  /// The same without what differs from answer to answer, to count answers by.
  package var kind: String {
    switch self {
    case .notJSON: "the judge's answer is no JSON text"
    case .notAnObject, .missing: description
    case .unknown: "the judge's answer has a field that was not asked for"
    case .wrongType(let field, let expected, _): "in the judge's answer \"\(field)\" is not \(expected)"
    }
  }
}

extension JudgeVerdict {
  /// Reads a judge's answer, strictly: one JSON object with exactly the fields of ``schema``, each once and of its type.
  /// The score must be written as an integer: `1.0`, `"1"` and `[1]` are no scores.
  ///
  /// - Complexity: linear in the text's length.
  package init(parsing text: String) throws(VerdictError) {
    let value: JSONValue
    do throws(JSONError) { value = try JSONValue(parsing: text) } catch { throw .notJSON(error) }
    guard let object = value.asObject else { throw .notAnObject }
    for member in object.members where Field(rawValue: member.key) == nil {
      throw .unknown(field: Self.excerpt(member.key))
    }
    person1 = Person(
      corePosition: try Self.value(object, .person1CorePosition, \.asString),
      hasNoInformation: try Self.value(object, .person1HasNoInformation, \.asBool),
      refusal: try Self.value(object, .person1Refusal, \.asBool))
    person2 = Person(
      corePosition: try Self.value(object, .person2CorePosition, \.asString),
      hasNoInformation: try Self.value(object, .person2HasNoInformation, \.asBool),
      refusal: try Self.value(object, .person2Refusal, \.asBool))
    keyPointsOfAlignment = try Self.value(object, .keyPointsOfAlignment, \.asString)
    keyPointsOfOpposition = try Self.value(object, .keyPointsOfOpposition, \.asString)
    alignmentScore = try Self.value(object, .alignmentScore) { value in
      value.asInteger.flatMap { Self.scoreRange.contains($0) ? $0 : nil }
    }
  }

  private static func value<Value>(
    _ object: JSONObject, _ field: Field, _ convert: (JSONValue) -> Value?
  ) throws(VerdictError) -> Value {
    guard let value = object[field.rawValue] else { throw .missing(field: field.rawValue) }
    guard let converted = convert(value) else {
      throw .wrongType(field: field.rawValue, expected: field.type.words, found: excerpt(value.text))
    }
    return converted
  }

  /// Enough of a judge's text to recognise it in a message.
  private static func excerpt(_ text: String) -> String {
    text.count <= 40 ? text : text.prefix(40) + "…"
  }
}
