extension JSONValue {
  /// The value as UTF-8 JSON text, on one line, or indented by two spaces a level for files that people read.
  ///
  /// Besides what RFC 8259 demands, the line separators U+0085, U+2028 and U+2029 are escaped, so that no reader of
  /// JSON Lines can take them for the end of a record. Same value, same bytes.
  package func encoded(indented: Bool = false) -> [UInt8] {
    var writer = JSONWriter(indented: indented)
    writer.write(self)
    return writer.bytes
  }

  /// As ``encoded(indented:)``, on one line, behind what is there.
  package func encode(to bytes: inout [UInt8]) {
    var writer = JSONWriter(indented: false)
    swap(&writer.bytes, &bytes)
    writer.write(self)
    swap(&writer.bytes, &bytes)
  }

  package var text: String { String(decoding: encoded(), as: UTF8.self) }
}

private struct JSONWriter {
  let indented: Bool
  var bytes: [UInt8] = []
  var level = 0

  init(indented: Bool) {
    self.indented = indented
  }

  mutating func write(_ value: JSONValue) {
    switch value {
    case .null: bytes += "null".utf8
    case .bool(let value): bytes += (value ? "true" : "false").utf8
    case .integer(let value): bytes += String(value).utf8
    case .double(let value): bytes += (value.isFinite ? "\(value)" : "null").utf8
    case .string(let value): write(value)
    case .array(let values):
      list(UInt8(ascii: "["), UInt8(ascii: "]"), values) { writer, value in writer.write(value) }
    case .object(let object):
      list(UInt8(ascii: "{"), UInt8(ascii: "}"), object.members) { writer, member in
        writer.write(member.key)
        writer.bytes.append(UInt8(ascii: ":"))
        if writer.indented { writer.bytes.append(UInt8(ascii: " ")) }
        writer.write(member.value)
      }
    }
  }

  private mutating func list<Element>(
    _ open: UInt8, _ close: UInt8, _ elements: [Element], _ write: (inout JSONWriter, Element) -> Void
  ) {
    bytes.append(open)
    level += 1
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      newLine()
      write(&self, element)
    }
    level -= 1
    if !elements.isEmpty { newLine() }
    bytes.append(close)
  }

  private mutating func newLine() {
    guard indented else { return }
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: 2 * level))
  }

  /// Copies what needs no escape in runs: most strings are one run.
  private mutating func write(_ string: String) {
    var string = string
    bytes.append(UInt8(ascii: "\""))
    string.withUTF8 { utf8 in
      var (place, runStart) = (0, 0)
      while place < utf8.count {
        guard !Self.isPlain(utf8[place]), let scalar = Self.scalarToEscape(utf8, at: place) else {
          place += 1
          continue
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[runStart..<place]))
        escape(scalar)
        place += scalar.utf8.count
        runStart = place
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[runStart...]))
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Whether a byte is one that stands for itself wherever it is: nearly all are, and this is soon known.
  private static func isPlain(_ byte: UInt8) -> Bool { 0x23..<0x7F ~= byte ? byte != 0x5C : 0x20...0x21 ~= byte }

  /// The scalar that begins at a place of valid UTF-8, if it must be escaped.
  private static func scalarToEscape(_ utf8: UnsafeBufferPointer<UInt8>, at place: Int) -> Unicode.Scalar? {
    let byte = utf8[place]
    switch byte {
    case 0..<0x20, 0x22, 0x5C, 0x7F: return Unicode.Scalar(byte)
    case 0xC2 where utf8[place + 1] == 0x85: return "\u{85}"
    case 0xE2 where utf8[place + 1] == 0x80 && utf8[place + 2] == 0xA8: return "\u{2028}"
    case 0xE2 where utf8[place + 1] == 0x80 && utf8[place + 2] == 0xA9: return "\u{2029}"
    default: return nil
    }
  }

  private mutating func escape(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": bytes += "\\\"".utf8
    case "\\": bytes += "\\\\".utf8
    case "\n": bytes += "\\n".utf8
    case "\r": bytes += "\\r".utf8
    case "\t": bytes += "\\t".utf8
    default:
      let digits = String(scalar.value, radix: 16)
      bytes += "\\u".utf8
      bytes += String(repeating: "0", count: 4 - digits.count).utf8
      bytes += digits.utf8
    }
  }
}
