extension JSONValue {
  /// The value as UTF-8 JSON text, on one line, or indented by two spaces a level for files that people read.
  ///
  /// Besides what RFC 8259 demands, the line separators U+0085, U+2028 and U+2029 are escaped, so that no reader of
  /// JSON Lines can take them for the end of a record. Same value, same bytes.
  package func encoded(indented: Bool = false) -> [UInt8] {
    var writer = JSONWriter(indented: indented)
    writer.write(self)
    return Array(writer.bytes.written)
  }

  /// As ``encoded(indented:)``, on one line, behind what is there.
  package func encode(to bytes: inout [UInt8]) {
    var writer = JSONWriter(indented: false)
    writer.write(self)
    bytes.append(contentsOf: writer.bytes.written)
  }

  package var text: String { String(decoding: encoded(), as: UTF8.self) }
}

private struct JSONWriter: ~Copyable {
  let indented: Bool
  var bytes = GrowingBytes()
  var level = 0

  init(indented: Bool) {
    self.indented = indented
  }

  mutating func write(_ value: JSONValue) {
    switch value {
    case .null: write(asIs: "null")
    case .bool(let value): write(asIs: value ? "true" : "false")
    case .integer(let value): write(asIs: String(value))
    case .double(let value): write(asIs: value.isFinite ? "\(value)" : "null")
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
    for _ in 0..<(2 * level) { bytes.append(0x20) }
  }

  private mutating func write(asIs text: String) {
    var text = text
    text.withUTF8 { bytes.append($0) }
  }

  /// Copies what needs no escape in runs: most strings are one run.
  private mutating func write(_ string: String) {
    var string = string
    bytes.append(UInt8(ascii: "\""))
    string.withUTF8 { utf8 in
      var (place, runStart) = (0, 0)
      while true {
        place += plainLength(of: utf8, from: place)
        guard place < utf8.count else { break }
        guard let scalar = Self.scalarToEscape(utf8, at: place) else {
          place += 1
          continue
        }
        bytes.append(UnsafeBufferPointer(rebasing: utf8[runStart..<place]))
        escape(scalar)
        place += scalar.utf8.count
        runStart = place
      }
      bytes.append(UnsafeBufferPointer(rebasing: utf8[runStart...]))
    }
    bytes.append(UInt8(ascii: "\""))
  }

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
    case "\"": write(asIs: "\\\"")
    case "\\": write(asIs: "\\\\")
    case "\n": write(asIs: "\\n")
    case "\r": write(asIs: "\\r")
    case "\t": write(asIs: "\\t")
    default:
      let digits = String(scalar.value, radix: 16)
      write(asIs: "\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
    }
  }
}
