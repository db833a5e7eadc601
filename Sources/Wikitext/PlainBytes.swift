/// Decodes escapes and entities, and makes every kind of blank an ordinary one.
///
/// What is left of markers are gaps and line breaks, for `Tidy`. At most `longestRun` combining marks and joiners
/// stand in a row (the limit of Unicode's stream-safe text), so that what reads the text stays fast.
struct PlainBytes {
  private static let longestRun = 30

  private(set) var bytes: [UInt8] = []
  private var run = 0

  /// Linear.
  init(_ text: ArraySlice<UInt8>) {
    bytes.reserveCapacity(text.count)
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      if byte == Marker.escape.rawValue, index + 1 < text.endIndex {
        append(text[index + 1] & 0x7F)
        index += 2
      } else if byte == ASCII.ampersand, let entity = Entities.decode(text, at: index) {
        append(entity.scalar)
        index = entity.end
      } else if byte < 0x80 {
        append(byte)
        index += 1
      } else {
        index = appendScalar(of: text, at: index)
      }
    }
  }

  private mutating func append(_ byte: UInt8) {
    bytes.append(byte)
    // What is left out later, such as blanks and empty parentheses, does not begin a new run.
    if ASCII.isLetter(byte) || ASCII.isDigit(byte) { run = 0 }
  }

  /// Appends the scalar that begins with a byte of 0x80 or more; U+FFFD for what is none.
  private mutating func appendScalar(of text: ArraySlice<UInt8>, at start: Int) -> Int {
    let length = text[start] >= 0xF0 ? 4 : text[start] >= 0xE0 ? 3 : 2
    var end = start + 1
    while end < text.endIndex, end - start < length, text[end] & 0xC0 == 0x80 { end += 1 }
    var iterator = text[start..<end].makeIterator()
    var codec = UTF8()
    if case .scalarValue(let scalar) = codec.decode(&iterator), end - start == length {
      append(scalar)
    } else {
      append(Unicode.Scalar(0xFFFD as UInt16) ?? " ")
    }
    return end
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x09, 0x0A, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F: append(ASCII.space)
    case 0xAD, 0x200B, 0x2060, 0xFEFF: break
    case 0..<0x80: append(UInt8(scalar.value))
    case 0x80..<0x300:
      run = 0
      write(scalar)
    default:
      run = Self.isMark(scalar) ? run + 1 : 0
      if run <= Self.longestRun { write(scalar) }
    }
  }

  private mutating func write(_ scalar: Unicode.Scalar) {
    if let encoded = UTF8.encode(scalar) { bytes.append(contentsOf: encoded) }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3000..<0xA000, 0xAC00..<0xD7A4, 0x400..<0x480: false
    default:
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .spacingMark, .format: true
      default: false
      }
    }
  }
}
