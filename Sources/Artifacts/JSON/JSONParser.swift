/// What is wrong with a JSON text, and where.
package struct JSONError: Error, Equatable, CustomStringConvertible {
  /// In bytes from the text's start.
  package let offset: Int
  package let problem: String

  package var description: String { "\(problem) (at byte \(offset))" }
}

extension JSONValue {
  /// Reads one JSON text (RFC 8259), strictly: UTF-8 only, no duplicate keys, nothing after the value, no lone
  /// surrogates, numbers that a double can hold, and at most `maximumDepth` levels.
  ///
  /// - Complexity: linear in the text's length.
  package init(
    parsing bytes: some Collection<UInt8>, maximumDepth: Int = 64
  ) throws(JSONError) {
    func parse(_ buffer: UnsafeBufferPointer<UInt8>) -> Result<JSONValue, JSONError> {
      var parser = JSONParser(bytes: buffer, maximumDepth: maximumDepth)
      do throws(JSONError) { return .success(try parser.text()) } catch { return .failure(error) }
    }
    let parsed =
      bytes.withContiguousStorageIfAvailable(parse) ?? ContiguousArray(bytes).withUnsafeBufferPointer(parse)
    self = try parsed.get()
  }

  package init(parsing text: String) throws(JSONError) {
    try self.init(parsing: text.utf8)
  }
}

/// The keys of one object. They are compared as bytes, since to hash a hostile String can take quadratic time.
private struct JSONKeys {
  /// Those of a record are so few that they are compared one by one sooner than hashed.
  private static let fewLimit = 32
  private var many: Set<[UInt8]> = []

  /// - Parameter members: those with all keys before this one.
  /// - Returns: whether the key is new.
  mutating func insert(_ key: String, behind members: [JSONObject.Member]) -> Bool {
    if members.count < Self.fewLimit {
      let length = key.utf8.count
      return !members.contains { $0.key.utf8.count == length && $0.key.utf8.elementsEqual(key.utf8) }
    }
    if many.isEmpty { many = Set(members.map { Array($0.key.utf8) }) }
    return many.insert(Array(key.utf8)).inserted
  }
}

private struct JSONParser {
  let bytes: UnsafeBufferPointer<UInt8>
  let maximumDepth: Int
  var place = 0
  var depth = 0

  init(bytes: UnsafeBufferPointer<UInt8>, maximumDepth: Int) {
    self.bytes = bytes
    self.maximumDepth = maximumDepth
  }

  mutating func text() throws(JSONError) -> JSONValue {
    skipSpace()
    let value = try self.value()
    skipSpace()
    guard place == bytes.count else { throw error("something follows the JSON value") }
    return value
  }

  private func error(_ problem: String) -> JSONError { JSONError(offset: place, problem: problem) }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { place += 1 }
  }

  private mutating func value() throws(JSONError) -> JSONValue {
    guard let byte = next else { throw error("the JSON text ends where a value should stand") }
    switch byte {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: throw error("this is no JSON value")
    }
  }

  private mutating func literal(_ word: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
    for index in 0..<word.utf8CodeUnitCount {
      guard next == word.utf8Start[index] else { throw error("this is no JSON value") }
      place += 1
    }
    return value
  }

  private mutating func enter() throws(JSONError) {
    depth += 1
    guard depth <= maximumDepth else { throw error("nested more than \(maximumDepth) levels deep") }
    place += 1
    skipSpace()
  }

  private mutating func array() throws(JSONError) -> JSONValue {
    try enter()
    defer { depth -= 1 }
    var values: [JSONValue] = []
    if next == UInt8(ascii: "]") {
      place += 1
      return .array([])
    }
    while true {
      values.append(try value())
      skipSpace()
      switch next {
      case UInt8(ascii: ","):
        place += 1
        skipSpace()
      case UInt8(ascii: "]"):
        place += 1
        return .array(values)
      default: throw error("a comma or ] is missing")
      }
    }
  }

  private mutating func object() throws(JSONError) -> JSONValue {
    try enter()
    defer { depth -= 1 }
    var members: [JSONObject.Member] = []
    var keys = JSONKeys()
    if next == UInt8(ascii: "}") {
      place += 1
      return .object(JSONObject())
    }
    while true {
      guard next == UInt8(ascii: "\"") else { throw error("a key in quotation marks is missing") }
      let keyPlace = place
      let key = try string()
      guard keys.insert(key, behind: members) else {
        throw JSONError(offset: keyPlace, problem: "the key \"\(key.prefix(40))\" stands twice in one object")
      }
      skipSpace()
      guard next == UInt8(ascii: ":") else { throw error("a colon is missing") }
      place += 1
      skipSpace()
      members.append(JSONObject.Member(key: key, value: try value()))
      skipSpace()
      switch next {
      case UInt8(ascii: ","):
        place += 1
        skipSpace()
      case UInt8(ascii: "}"):
        place += 1
        return .object(JSONObject(members))
      default: throw error("a comma or } is missing")
      }
    }
  }

  private mutating func number() throws(JSONError) -> JSONValue {
    let start = place
    var isInteger = true
    if next == UInt8(ascii: "-") { place += 1 }
    if next == UInt8(ascii: "0") {
      place += 1
    } else {
      try digits()
    }
    if next == UInt8(ascii: ".") {
      isInteger = false
      place += 1
      try digits()
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      isInteger = false
      place += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { place += 1 }
      try digits()
    }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    if isInteger, let integer = Int64(text) { return .integer(integer) }
    guard let double = Double(text), double.isFinite else {
      throw JSONError(offset: start, problem: "the number is too large")
    }
    return .double(double)
  }

  private mutating func digits() throws(JSONError) {
    let start = place
    while let byte = next, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { place += 1 }
    guard place > start else { throw error("a digit is missing") }
  }

  private mutating func string() throws(JSONError) -> String {
    place += 1
    let start = place
    var isASCII = true
    while true {
      place += plainLength(of: bytes, from: place)
      guard let byte = next, byte >= 0x7F else { break }
      if byte >= 0x80 { isASCII = false }
      place += 1
    }
    if next == UInt8(ascii: "\"") {
      defer { place += 1 }
      return try decode(UnsafeBufferPointer(rebasing: bytes[start..<place]), isASCII: isASCII, from: start)
    }
    var unescaped = ContiguousArray(bytes[start..<place])
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        place += 1
        return try unescaped.withUnsafeBufferPointer { bytes throws(JSONError) in
          try decode(bytes, isASCII: false, from: start)
        }
      case UInt8(ascii: "\\"):
        place += 1
        try escape(into: &unescaped)
      case 0..<0x20:
        throw error("a control character stands unescaped in a string")
      default:
        let end = place + max(1, plainLength(of: bytes, from: place))
        unescaped.append(contentsOf: bytes[place..<end])
        place = end
      }
    }
    throw error("the string does not end")
  }

  /// What is no UTF-8 is repaired as it is decoded, and then differs: that is faster than `String(validating:as:)`.
  private func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, isASCII: Bool, from start: Int
  ) throws(JSONError) -> String {
    let string = String(decoding: bytes, as: UTF8.self)
    guard isASCII || string.utf8.elementsEqual(bytes) else {
      throw JSONError(offset: start, problem: "the string is not valid UTF-8")
    }
    return string
  }

  private mutating func escape(into unescaped: inout ContiguousArray<UInt8>) throws(JSONError) {
    guard let byte = next else { throw error("the string does not end") }
    place += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): unescaped.append(byte)
    case UInt8(ascii: "b"): unescaped.append(0x08)
    case UInt8(ascii: "f"): unescaped.append(0x0C)
    case UInt8(ascii: "n"): unescaped.append(0x0A)
    case UInt8(ascii: "r"): unescaped.append(0x0D)
    case UInt8(ascii: "t"): unescaped.append(0x09)
    case UInt8(ascii: "u"):
      var code = try hexadecimal()
      if code & 0xFC00 == 0xD800 {
        guard next == UInt8(ascii: "\\") else { throw error("half a surrogate pair stands alone") }
        place += 1
        guard next == UInt8(ascii: "u") else { throw error("half a surrogate pair stands alone") }
        place += 1
        let low = try hexadecimal()
        guard low & 0xFC00 == 0xDC00 else { throw error("half a surrogate pair stands alone") }
        code = 0x10000 + (code & 0x3FF) << 10 + (low & 0x3FF)
      }
      guard let scalar = Unicode.Scalar(code) else { throw error("half a surrogate pair stands alone") }
      unescaped.append(contentsOf: scalar.utf8)
    default: throw error("an unknown escape stands in a string")
    }
  }

  private mutating func hexadecimal() throws(JSONError) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = next.flatMap({ Character(Unicode.Scalar($0)).hexDigitValue }) else {
        throw error("\\u needs four hexadecimal digits")
      }
      code = code << 4 | UInt32(digit)
      place += 1
    }
    return code
  }
}
