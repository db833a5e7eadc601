import Artifacts

/// The sections of an earlier dump, as little of them as tells whether a section is new, changed or the same.
struct PreviousSections {
  /// By section id, the hash of its normalised prose.
  private var hashes: [String: String] = [:]

  /// - Complexity: O(n) in the number of sections; holds some hundred bytes of each.
  init(path: String) throws(ArtifactError) {
    var reader = try JSONLinesReader<SectionRecord>(path: path)
    while let section = try reader.next() { hashes[section.id] = section.textHash }
    try reader.finish()
  }

  func change(of section: SectionRecord) -> SectionRecord.Change {
    guard let hash = hashes[section.id] else { return .new }
    return hash == section.textHash ? .same : .changed
  }
}
