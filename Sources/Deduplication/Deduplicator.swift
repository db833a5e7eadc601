package import Artifacts

/// Removes pairs that say what a better pair says already.
///
/// Pairs are taken from the best down (the longest source section, then the newest revision, then the lowest id), and a
/// pair is removed if it directly matches one that was kept before it: there are no chains, so each removed pair is as
/// similar to the kept one as its record says. Two pairs match
/// - exactly: if issue and questions are equal but for case, punctuation, spaces and compatibility forms, also with
///   the sides exchanged;
/// - nearly: if the Jaccard similarity of their character 5-shingles reaches the threshold. Candidates come from
///   MinHash with locality-sensitive hashing, which finds at least 0.99 of the pairs at the threshold and more above
///   it; each candidate's similarity is then computed exactly.
///
/// The two questions of one pair are never compared with each other. What is kept does not depend on the order of the
/// input.
package struct Deduplicator: Sendable {
  /// The least Jaccard similarity of near duplicates.
  package let threshold: Double
  private let banding: Banding

  package static let defaultThreshold = 0.8

  /// - Throws: ``DeduplicationError/badThreshold(_:)`` for a threshold that is not from 0.1 to 1.
  package init(threshold: Double = defaultThreshold) throws(DeduplicationError) {
    self.threshold = threshold
    banding = try Banding(threshold: threshold)
  }

  /// What is kept and what is removed, each in input order.
  package struct Result: Sendable, Equatable {
    package let unique: [PairRecord]
    package let duplicates: [DuplicateRecord]

    package func count(_ method: DuplicateRecord.Method) -> Int { duplicates.count { $0.method == method } }
  }

  /// - Parameter progress: is told now and then how many pairs are done.
  /// - Throws: ``DeduplicationError/conflictingRecords(id:first:second:)``, or `CancellationError`.
  /// - Complexity: O(*n* log *n*) for *n* pairs, plus the comparisons of pairs that share a band.
  package func deduplicate(_ pairs: [PairRecord], progress: (Int) -> Void = { _ in }) throws -> Result {
    try Self.checkIdentifiers(of: pairs)
    var kept = KeptPairs(threshold: threshold, banding: banding)
    var keptPlaces: [Int] = []
    var matches = [KeptPairs.Match?](repeating: nil, count: pairs.count)
    for (done, place) in PairRank.order(pairs).enumerated() {
      if done.isMultiple(of: 1000) {
        try Task.checkCancellation()
        progress(done)
      }
      matches[place] = kept.matchOrKeep(FoldedPair(pairs[place]))
      if matches[place] == nil { keptPlaces.append(place) }
    }
    var unique: [PairRecord] = []
    var duplicates: [DuplicateRecord] = []
    for (pair, match) in zip(pairs, matches) {
      if let match {
        duplicates.append(
          DuplicateRecord(
            pair: pair, keptID: pairs[keptPlaces[match.number]].id, method: match.method, score: match.score,
            isSwapped: match.isSwapped))
      } else {
        unique.append(pair)
      }
    }
    return Result(unique: unique, duplicates: duplicates)
  }

  /// One record may stand in the input twice, as files are merged; one id for two contents is a fault.
  private static func checkIdentifiers(of pairs: [PairRecord]) throws(DeduplicationError) {
    var places: [String: Int] = [:]
    for (place, pair) in pairs.enumerated() {
      guard let first = places[pair.id] else {
        places[pair.id] = place
        continue
      }
      guard JSONValue.object(pair.json).encoded() == JSONValue.object(pairs[first].json).encoded() else {
        throw .conflictingRecords(id: pair.id, first: first + 1, second: place + 1)
      }
    }
  }
}
