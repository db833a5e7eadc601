import Artifacts

/// Tells which pairs are about text that an earlier dump does not have, and by what that shows.
struct FreshnessTest {
  private let day: String?
  /// The earlier text of each section, by its id.
  private var hashes: [String: String] = [:]
  private var pages: Set<String> = []
  /// How many pairs do not say enough to be told; they count as not fresh.
  private(set) var untoldCount = 0

  /// - Complexity: linear in the file; holds some hundred bytes of each section.
  init(_ since: FreshSince) throws {
    switch since {
    case .date(let day):
      self.day = day
    case .sections(let path):
      day = nil
      var reader = try JSONLinesReader<SectionRecord>(path: path)
      while let section = try reader.next() {
        if hashes.count.isMultiple(of: 1000) { try Task.checkCancellation() }
        hashes[section.id] = section.textHash
        pages.insert(Self.page(section.wiki, section.pageID))
      }
      try reader.finish()
    }
  }

  private static func page(_ wiki: String, _ id: Int) -> String { "\(wiki) \(id)" }

  mutating func evidence(for pair: PairRecord) -> PairRecord.Freshness? {
    let source = pair.source
    if let day {
      if source.revisionTimestamp.isEmpty { untoldCount += 1 }
      // ISO 8601 in UTC: the order of the texts is the order in time.
      return source.revisionTimestamp >= day ? .revision : nil
    }
    guard let pageID = source.pageID, !source.sectionID.isEmpty else {
      untoldCount += 1
      return nil
    }
    guard pages.contains(Self.page(source.wiki, pageID)) else { return .newArticle }
    guard let earlier = hashes[source.sectionID] else { return .newSection }
    guard let hash = source.sectionHash else {
      untoldCount += 1
      return nil
    }
    return hash == earlier ? nil : .changedText
  }
}
