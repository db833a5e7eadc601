import Artifacts
import Foundation

/// The API keys of a run, to be struck out of all that comes from a server: some echo what they were sent.
package struct Secrets: Sendable {
  /// The keys in every form in which a server may echo them.
  private let patterns: [[UInt8]]
  private static let mark = Array("[key]".utf8)

  /// - Parameter keys: those of fewer than 8 bytes are placeholders such as `EMPTY`, and no secrets: to strike them out
  ///   would only damage answers.
  package init(_ keys: [String]) {
    var forms: Set<[UInt8]> = []
    for key in keys where key.utf8.count >= 8 { forms.formUnion(Self.forms(of: Array(key.utf8))) }
    patterns = forms.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Replaces each key by `[key]`. Without a key in it, the same array comes back.
  ///
  /// - Complexity: linear in the number of bytes, for each form of each key.
  package func redact(_ bytes: [UInt8]) -> [UInt8] {
    let places = bytes.withUnsafeBytes { bytes in patterns.flatMap { Self.places(of: $0, in: bytes) } }
    guard !places.isEmpty else { return bytes }
    var result: [UInt8] = []
    var end = 0
    for place in places.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if place.lowerBound >= end {
        result += bytes[end..<place.lowerBound]
        result += Self.mark
      }
      end = max(end, place.upperBound)
    }
    return result + bytes[end...]
  }

  package func redact(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let redacted = redact(bytes)
    return redacted.count == bytes.count && redacted == bytes ? text : String(decoding: redacted, as: UTF8.self)
  }

  /// The redacted beginning of bytes that go on elsewhere, or were cut off: a key's first part at their end is struck
  /// out too.
  func redactBeginning(_ bytes: [UInt8], maximumSize: Int) -> [UInt8] {
    let longest = patterns.map(\.count).max() ?? 0
    var beginning = redact(Array(bytes.prefix(maximumSize + longest)))
    let cut = patterns.map { Self.overlap(of: beginning, with: $0) }.max() ?? 0
    if cut > 0 { beginning.replaceSubrange((beginning.count - cut)..., with: Self.mark) }
    return Array(beginning.prefix(maximumSize))
  }

  /// How many bytes at the end are the beginning of a pattern, if at least four are: fewer give nothing away.
  private static func overlap(of bytes: [UInt8], with pattern: [UInt8]) -> Int {
    (4..<pattern.count).last { bytes.suffix($0).elementsEqual(pattern.prefix($0)) } ?? 0
  }

  private static func places(of pattern: [UInt8], in bytes: UnsafeRawBufferPointer) -> [Range<Int>] {
    guard let start = bytes.baseAddress else { return [] }
    var places: [Range<Int>] = []
    var place = 0
    while place + pattern.count <= bytes.count,
      let found = memchr(start + place, CInt(pattern[0]), bytes.count - pattern.count - place + 1)
    {
      place = UnsafeRawPointer(found) - start
      if memcmp(found, pattern, pattern.count) == 0 {
        places.append(place..<place + pattern.count)
        place += pattern.count
      } else {
        place += 1
      }
    }
    return places
  }

  // MARK: - Forms of a key

  private static func forms(of key: [UInt8]) -> [[UInt8]] {
    let escaped = jsonEscaped(key)
    let escapedSlashes = escaped.flatMap { $0 == UInt8(ascii: "/") ? Array(#"\/"#.utf8) : [$0] }
    return [key, escaped, escapedSlashes, percentEncoded(key, uppercase: true), percentEncoded(key, uppercase: false)]
      + (0..<3).flatMap { base64(key, offset: $0) }
  }

  private static func jsonEscaped(_ key: [UInt8]) -> [UInt8] {
    Array(JSONValue.string(String(decoding: key, as: UTF8.self)).encoded().dropFirst().dropLast())
  }

  private static func percentEncoded(_ key: [UInt8], uppercase: Bool) -> [UInt8] {
    key.flatMap { byte -> [UInt8] in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        [byte]
      default:
        Array((byte < 16 ? "%0" : "%").utf8) + Array(String(byte, radix: 16, uppercase: uppercase).utf8)
      }
    }
  }

  /// The characters that the key alone decides, if it stands in a longer text at `offset` modulo three, in the standard
  /// and the URL alphabet (RFC 4648).
  private static func base64(_ key: [UInt8], offset: Int) -> [[UInt8]] {
    let text = Data(Array(repeating: 0, count: offset) + key).base64EncodedData()
    let first = (8 * offset + 5) / 6
    let end = (8 * (offset + key.count)) / 6
    let standard = Array(text[first..<end])
    let url = standard.map { byte in
      switch byte {
      case UInt8(ascii: "+"): UInt8(ascii: "-")
      case UInt8(ascii: "/"): UInt8(ascii: "_")
      default: byte
      }
    }
    return [standard, url]
  }
}
