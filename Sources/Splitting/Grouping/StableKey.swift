import Artifacts

/// What a pair can be told by for ever, in an order in which newcomers come last where that can be had: wikis number
/// their pages in the order in which they are begun, so that an article that is new to a group does not give it its
/// smallest key.
struct StableKey: Comparable, Sendable {
  /// `PairRecord.groupKey`, which is what is hashed.
  let text: String
  /// Pages before titles, titles before single pairs.
  private let kind: Int
  private let wiki: String
  private let pageID: Int

  init(_ pair: PairRecord) {
    text = pair.groupKey
    wiki = pair.source.wiki
    pageID = pair.source.pageID ?? 0
    kind = pair.source.pageID != nil ? 0 : pair.source.pageTitle.isEmpty ? 2 : 1
  }

  static func < (left: StableKey, right: StableKey) -> Bool {
    (left.kind, left.wiki, left.pageID, left.text) < (right.kind, right.wiki, right.pageID, right.text)
  }
}
