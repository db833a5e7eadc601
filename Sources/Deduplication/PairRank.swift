import Artifacts

/// Which of two duplicates is kept: a total order over pairs with different ids, the better ones first.
///
/// The longest source section comes first, then the newest revision (timestamp, then id; none is oldest), then the
/// lowest id. Timestamps compare as texts, which is their order in time for the one format that dumps have
/// (`2026-01-31T12:00:00Z`).
enum PairRank {
  static func isBetter(_ left: PairRecord, _ right: PairRecord) -> Bool {
    let (mine, theirs) = (left.source, right.source)
    if mine.sectionWordCount != theirs.sectionWordCount { return mine.sectionWordCount > theirs.sectionWordCount }
    if mine.revisionTimestamp != theirs.revisionTimestamp { return mine.revisionTimestamp > theirs.revisionTimestamp }
    if mine.revisionID != theirs.revisionID { return mine.revisionID ?? .min > theirs.revisionID ?? .min }
    return left.id < right.id
  }

  /// The places of the pairs, best first; records that share an id in input order.
  ///
  /// - Complexity: O(*n* log *n*).
  static func order(_ pairs: [PairRecord]) -> [Int] {
    pairs.indices.sorted { left, right in
      if isBetter(pairs[left], pairs[right]) { return true }
      return isBetter(pairs[right], pairs[left]) ? false : left < right
    }
  }
}
