import Artifacts

/// The sections from which some pairs were generated, found in one pass over the files of sections.
struct SourceSections {
  private struct Key: Hashable {
    let sectionID: String
    /// `nil` if a pair does not tell its revision: any will do.
    let revisionID: Int?

    init(_ pair: PairRecord) {
      sectionID = pair.source.sectionID
      revisionID = pair.source.revisionID
    }

    init(_ sectionID: String, _ revisionID: Int?) {
      self.sectionID = sectionID
      self.revisionID = revisionID
    }
  }

  private var found: [Key: SectionRecord] = [:]
  private var otherRevisions: [String: Int] = [:]

  /// Reads until all sections are found; holds no others.
  ///
  /// - Throws: `ArtifactError`, or ``ReviewError`` for a pair whose section or revision is not there.
  init(of pairs: [PairRecord], in paths: [String], _ console: Console) throws {
    var wanted = Set(pairs.map { Key($0) })
    let identifiers = Set(pairs.map(\.source.sectionID))
    if let pair = pairs.first(where: { $0.source.sectionID.isEmpty }) {
      throw ReviewError.pairWithoutSection(pair: pair.id)
    }
    var progress = console.progress("review", unit: "sections", total: nil)
    defer { progress.finish() }
    var records = JSONLinesFiles<SectionRecord>(paths: paths)
    var count = 0
    while !wanted.isEmpty, let section = try records.next() {
      count += 1
      if count.isMultiple(of: 1000) { try Task.checkCancellation() }
      progress.update(done: count)
      guard identifiers.contains(section.id) else { continue }
      otherRevisions[section.id] = section.revisionID
      for key in [Key(section.id, section.revisionID), Key(section.id, nil)] where wanted.remove(key) != nil {
        found[key] = section
      }
    }
    for pair in pairs where found[Key(pair)] == nil {
      let section = pair.source.sectionID
      guard let revision = pair.source.revisionID, let other = otherRevisions[section] else {
        throw ReviewError.noSection(pair: pair.id, section: section, paths: paths)
      }
      throw ReviewError.otherRevision(pair: pair.id, section: section, revision: revision, found: other)
    }
  }

  /// - Parameter pair: one of those that were looked for.
  subscript(pair: PairRecord) -> SectionRecord? { found[Key(pair)] }
}
