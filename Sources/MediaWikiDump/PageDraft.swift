/// A page while it is read. Of its revisions only the newest so far is kept.
struct PageDraft {
  var title: String?
  var namespace: Int?
  var id: Int64?
  var redirectTarget: String?
  var revision = RevisionDraft()
  private(set) var newest: Revision?

  /// Ends the present revision.
  mutating func finishRevision() throws(DumpProblem) {
    let finished = try revision.finished()
    if newest.map(finished.isNewer) ?? true { newest = finished }
    revision = RevisionDraft()
  }

  /// The finished page; `nil` when it has no revision.
  ///
  /// - Throws: `missing` when there is no title, namespace or id.
  func finished() throws(DumpProblem) -> Page? {
    guard let title else { throw .missing("<title> in a page") }
    guard let namespace else { throw .missing("<ns> in a page") }
    guard let id else { throw .missing("<id> in a page") }
    guard let newest else { return nil }
    return Page(title: title, namespace: namespace, id: id, redirectTarget: redirectTarget, revision: newest)
  }
}
