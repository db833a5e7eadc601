/// The attributes of a start tag; valid only while libxml2 reports that tag.
struct XMLAttributes {
  /// libxml2's table: local name, prefix, XML namespace, start and end of the value, for each attribute.
  let table: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  let count: Int

  /// The value of the attribute with this name and this prefix; `nil` when there is none.
  ///
  /// - Throws: `malformed` for a value that is not UTF-8.
  /// - Complexity: O(number of attributes).
  func value(_ name: String, prefix: String? = nil) throws(DumpProblem) -> String? {
    guard let table else { return nil }
    for index in 0..<count {
      let entry = table + 5 * index
      guard let found = entry[0], let start = entry[3], let end = entry[4] else { continue }
      guard String(cString: found) == name, entry[1].map({ String(cString: $0) }) == prefix else { continue }
      let bytes = UnsafeBufferPointer(start: start, count: end - start)
      try checkEncoding(bytes)
      return restoringAmpersands(bytes)
    }
    return nil
  }

  /// libxml2 writes every ampersand in an attribute's value as "&#38;" unless it is told to replace entities.
  private func restoringAmpersands(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    let escape = Array("&#38;".utf8)
    var rest = bytes[...]
    var result: [UInt8] = []
    while let byte = rest.first {
      result.append(byte)
      rest = rest.dropFirst(rest.starts(with: escape) ? escape.count : 1)
    }
    return String(decoding: result, as: UTF8.self)
  }
}

/// libxml2 2.9 checks UTF-8, but lets pass two bytes for what one byte is enough for: 0xC0 or 0xC1 and another.
func checkEncoding(_ bytes: UnsafeBufferPointer<UInt8>) throws(DumpProblem) {
  var found: UInt8 = 0
  // Without a way out of the loop, which the compiler makes steps of many bytes of.
  for byte in bytes { found |= byte & 0xFE == 0xC0 ? 1 : 0 }
  guard found != 0 else { return }
  throw .malformed(reason: "bytes that are not UTF-8", isBeforeRoot: false)
}
