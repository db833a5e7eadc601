/// Hatnotes that are written out instead of made by a template: `:''Main article: [[X]]''`.
struct WrittenHatnotes: Sendable {
  /// How they begin, in lower case, and whether such a one names a main article. The first that fits counts.
  private(set) var openings: [(words: [UInt8], isMain: Bool)] = []

  mutating func add(_ words: String, isMain: Bool) {
    openings.append((Array(words.lowercased().utf8), isMain))
  }

  func adding(_ other: WrittenHatnotes) -> WrittenHatnotes {
    var sum = other
    sum.openings += openings
    return sum
  }

  /// The longest opening is shorter than this, in bytes.
  static let longestOpening = 80

  /// Whether the line is one, and then whether it names a main article. Looks at the line's beginning only.
  func isMain(_ line: ArraySlice<UInt8>) -> Bool? {
    let rest = line.drop { $0 == ASCII.colon || ASCII.isBlank($0) }
    guard rest.starts(with: "''".utf8) else { return nil }
    let text = Self.lowercased(rest.drop { $0 == ASCII.apostrophe }.prefix(Self.longestOpening))
    return openings.first { text.starts(with: $0.words) }?.isMain
  }

  private static func lowercased(_ text: ArraySlice<UInt8>) -> [UInt8] {
    guard text.contains(where: { $0 >= 0x80 }) else { return text.map(ASCII.lowercased) }
    return Array(String(decoding: text, as: UTF8.self).lowercased().utf8)
  }
}
