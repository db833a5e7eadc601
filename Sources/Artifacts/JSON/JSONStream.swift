/// Reads a JSON text that may be too large for memory, value by value, in the order in which they stand.
///
/// What is skipped is only looked at as far as it takes to find its end. All methods throw ``JSONError`` for what is wrong
/// with the text, and ``ArtifactError`` for what is wrong with the file.
package struct JSONStream: ~Copyable {
  private var input: InputFile
  private var chunk: ArraySlice<UInt8> = []
  /// Of `chunk`, in bytes from the text's start.
  private var chunkOffset = 0
  /// In `chunk`.
  private var place = 0
  /// The most bytes of a value that is read.
  private let limit: Int

  /// - Parameter limit: the most bytes that a value may have that is read.
  package init(path: String, limit: Int = 256 << 20) throws {
    input = try InputFile(path: path)
    self.limit = limit
  }

  /// The byte with which the next value begins; `nil` at the text's end.
  package mutating func peek() throws -> UInt8? {
    while let byte = try next() {
      guard Self.isSpace(byte) else { return byte }
      place += 1
    }
    return nil
  }

  /// Passes over the bracket that begins an object.
  package mutating func beginObject() throws { try expect("{", "an object is missing") }

  /// Passes over the bracket that begins a list.
  package mutating func beginArray() throws { try expect("[", "a list is missing") }

  /// The next key of an object that was begun, behind which its value is to be read or skipped; `nil` at the object's end.
  ///
  /// - Parameter isFirst: whether it is the object's first.
  package mutating func nextKey(isFirst: Bool) throws -> String? {
    guard try hasNext(isFirst: isFirst, end: "}") else { return nil }
    guard try peek() == UInt8(ascii: "\""), case .string(let key) = try value() else {
      throw error("a key in quotation marks is missing")
    }
    try expect(":", "a colon is missing")
    return key
  }

  /// Whether a list that was begun has another element, which is to be read or skipped.
  ///
  /// - Parameter isFirst: whether it would be the list's first.
  package mutating func nextElement(isFirst: Bool) throws -> Bool { try hasNext(isFirst: isFirst, end: "]") }

  private mutating func hasNext(isFirst: Bool, end: Unicode.Scalar) throws -> Bool {
    if try peek() == UInt8(ascii: end) {
      place += 1
      return false
    }
    if !isFirst { try expect(",", "a comma or \(end) is missing") }
    return true
  }

  /// Reads the next value.
  package mutating func value() throws -> JSONValue {
    _ = try peek()
    let start = chunkOffset + place
    var bytes: [UInt8] = []
    try pass(limit: limit) { bytes.append($0) }
    do throws(JSONError) { return try JSONValue(parsing: bytes) } catch {
      throw JSONError(offset: start + error.offset, problem: error.problem)
    }
  }

  /// Passes over the next value.
  package mutating func skip() throws { try pass(limit: .max) { _ in } }

  /// Makes sure that nothing follows, and that the file is still the one that was opened.
  package mutating func finish() throws {
    guard try peek() == nil else { throw error("something follows the JSON value") }
    try input.finish()
  }

  private func error(_ problem: String) -> JSONError { JSONError(offset: chunkOffset + place, problem: problem) }

  private mutating func expect(_ mark: Unicode.Scalar, _ problem: String) throws {
    guard let byte = try peek() else { throw error("the text ends early") }
    guard byte == UInt8(ascii: mark) else { throw error(problem) }
    place += 1
  }

  private mutating func next() throws -> UInt8? {
    if place == chunk.count {
      chunkOffset += chunk.count
      place = 0
      chunk = []
      input.skipBuffered()
      guard try input.fill() else { return nil }
      chunk = input.buffered
    }
    return chunk[chunk.startIndex + place]
  }

  /// Runs to the end of the next value.
  private mutating func pass(limit: Int, _ take: (UInt8) -> Void) throws {
    guard try peek() != nil else { throw error("the text ends early") }
    let start = chunkOffset + place
    var depth = 0
    var isInString = false
    var isEscaped = false
    while let byte = try next() {
      let isMark = !isInString && (byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}"))
      // Numbers and words have no ends of their own.
      if depth == 0, isMark || (!isInString && Self.isSpace(byte)) {
        guard chunkOffset + place > start else { throw error("a value is missing") }
        return
      }
      take(byte)
      place += 1
      guard chunkOffset + place - start <= limit else { throw error("a value is longer than \(limit) bytes") }
      switch byte {
      case _ where isEscaped: isEscaped = false
      case UInt8(ascii: "\\") where isInString: isEscaped = true
      case UInt8(ascii: "\""): isInString.toggle()
      case UInt8(ascii: "{") where !isInString, UInt8(ascii: "[") where !isInString: depth += 1
      case UInt8(ascii: "}") where !isInString, UInt8(ascii: "]") where !isInString: depth -= 1
      default: continue
      }
      if depth == 0, !isInString { return }
    }
    guard depth == 0, !isInString else { throw error("the text ends early") }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }
}
