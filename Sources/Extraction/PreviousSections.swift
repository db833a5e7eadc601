import Artifacts

/// The sections of an earlier dump, as little of them as tells whether a section is new, changed or the same.
struct PreviousSections {
  /// By section id, the hash of its normalised prose.
  private var hashes: [String: String] = [:]

  /// - Complexity: O(n) in the number of sections; holds some hundred bytes of each.
  init(path: String) throws(ArtifactError) {
    var reader = try JSONLinesReader<SectionRecord>(path: path)
    while let section = try reader.next() { hashes[section.id] = Self.hash(section.text) }
    _ = try reader.finish()
  }

  func change(of id: String, text: String) -> SectionRecord.Change {
    guard let hash = hashes[id] else { return .new }
    return hash == Self.hash(text) ? .same : .changed
  }

  /// White space and letter case are no change of content.
  private static func hash(_ text: String) -> String {
    let words = text.unicodeScalars.split(whereSeparator: \.properties.isWhitespace)
    let normalised = words.map { String($0).lowercased() }.joined(separator: " ")
    return String(Digest.sha256(normalised).prefix(16))
  }
}
