/// Counts what a dump holds, page by page in order, and notices a dump without texts.
struct DumpTally {
  /// A dump is taken for a stub dump when this many pages at its start lack their texts, or all its pages do.
  private static let stubPages = 100

  private let file: String
  private(set) var summary = DumpSummary()

  init(file: String) {
    self.file = file
  }

  /// Counts a page that is delivered.
  ///
  /// - Throws: `textless`.
  mutating func addPage(isTextMissing: Bool) throws(DumpError) {
    summary.pages += 1
    if isTextMissing { summary.pagesWithoutText += 1 }
    if summary.pages == Self.stubPages { try checkForStubs() }
  }

  mutating func addPageWithoutRevision() {
    summary.pagesWithoutRevision += 1
  }

  /// Ends the dump.
  ///
  /// - Throws: `textless`.
  mutating func finish(xmlBytes: Int64) throws(DumpError) -> DumpSummary {
    try checkForStubs()
    summary.xmlBytes = xmlBytes
    return summary
  }

  private func checkForStubs() throws(DumpError) {
    if summary.pages > 0, summary.pagesWithoutText == summary.pages {
      throw .textless(file: file, pages: summary.pages)
    }
  }
}
