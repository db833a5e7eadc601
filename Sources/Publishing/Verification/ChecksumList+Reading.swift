extension ChecksumList {
  /// A line of the list.
  struct Entry {
    /// From 1.
    let line: Int
    let sha256: String
    let path: String
  }

  /// Reads the list.
  ///
  /// - Parameter body: takes for each line its number and its entry, or `nil` where it is none.
  static func read(_ text: String, _ body: (Int, Entry?) -> Void) {
    for (index, line) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      if line.isEmpty, line.endIndex == text.utf8.endIndex { continue }
      body(index + 1, entry(Substring(line), line: index + 1))
    }
  }

  /// 64 digits, a space, a space or an asterisk, and the path.
  private static func entry(_ text: Substring, line: Int) -> Entry? {
    let hash = text.utf8.prefix(64)
    let rest = text.utf8.dropFirst(64)
    guard hash.count == 64, hash.allSatisfy({ 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 }),
      rest.starts(with: "  ".utf8) || rest.starts(with: " *".utf8), rest.count > 2,
      rest.allSatisfy({ $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") })
    else { return nil }
    return Entry(line: line, sha256: String(Substring(hash)), path: String(Substring(rest.dropFirst(2))))
  }
}
