/// A JSON value that keeps what Foundation's decoders lose: the order of an object's members, and whether a number was
/// written as an integer.
package enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case integer(Int64)
  case double(Double)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByFloatLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(integerLiteral value: Int64) { self = .integer(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(floatLiteral value: Double) { self = .double(value) }
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(JSONObject(elements.map { JSONObject.Member(key: $0.0, value: $0.1) }))
  }
}

extension JSONValue {
  package static func strings(_ values: [String]) -> JSONValue { .array(values.map(JSONValue.string)) }

  package static func optional(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }

  package static func optional(_ value: Double?) -> JSONValue { value.map(JSONValue.double) ?? .null }

  package static func integer(_ value: Int) -> JSONValue { .integer(Int64(value)) }
}
