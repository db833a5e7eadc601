/// A hatnote that is written out instead of made by a template: `:''Main article: [[X]]''`. English only.
enum WrittenHatnote {
  private static let openings: [(words: StaticString, isMain: Bool)] = [
    ("main article", true), ("see main article", true), ("for the main article", true), ("see also", false),
    ("further information", false), ("for further", false), ("for more", false), ("for details", false),
    ("for a detailed", false), ("for a full", false), ("for a list", false), ("for a complete", false),
  ]

  /// Whether the line is one, and then whether it names a main article. Looks at the line's beginning only.
  static func isMain(_ line: ArraySlice<UInt8>) -> Bool? {
    let rest = line.drop { $0 == ASCII.colon || ASCII.isBlank($0) }
    guard rest.starts(with: "''".utf8) else { return nil }
    let text = rest.prefix(40).drop { $0 == ASCII.apostrophe }.map(ASCII.lowercased)
    return openings.first { text.has($0.words, at: 0) }?.isMain
  }
}
