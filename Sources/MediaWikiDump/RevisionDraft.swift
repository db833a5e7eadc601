/// A revision while it is read.
struct RevisionDraft {
  var id: Int64?
  var timestamp: String?
  var model = ""
  var format = ""
  var text: [UInt8] = []
  var isTextDeleted = false
  /// The length that the dump states for the text, in bytes.
  var statedBytes = 0

  /// The finished revision.
  ///
  /// - Throws: `missing` when there is no id or no timestamp.
  func finished() throws(DumpProblem) -> Revision {
    guard let id else { throw .missing("<id> in a revision") }
    guard let timestamp else { throw .missing("<timestamp> in revision \(id)") }
    return Revision(
      id: id, timestamp: timestamp, model: model, format: format,
      text: isTextDeleted ? [] : text, isTextDeleted: isTextDeleted,
      isTextMissing: statedBytes > 0 && text.isEmpty && !isTextDeleted)
  }
}

extension Revision {
  /// Whether this revision replaces `other` as a page's newest. Timestamps are compared as bytes, which ISO 8601 allows.
  func isNewer(than other: Revision) -> Bool {
    if timestamp.utf8.elementsEqual(other.timestamp.utf8) { return id > other.id }
    return other.timestamp.utf8.lexicographicallyPrecedes(timestamp.utf8)
  }
}
