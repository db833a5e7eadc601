package import Artifacts

/// Data for a page's script.
package enum ScriptData {
  /// The value as JSON that can stand in a `<script type="application/json">` element: no character of it means anything
  /// to HTML, nor ends a line of JavaScript, whatever its strings hold.
  ///
  /// - Complexity: linear in the text's length.
  package static func text(_ value: JSONValue) -> String {
    // The encoder escapes U+2028 and U+2029. What is escaped here stands in strings alone.
    let bytes = value.encoded()
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 16)
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "<"): result += "\\u003c".utf8
      case UInt8(ascii: ">"): result += "\\u003e".utf8
      case UInt8(ascii: "&"): result += "\\u0026".utf8
      default: result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
