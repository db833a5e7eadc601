import Artifacts

/// Removes pairs that say what a better pair says already.
///
/// Pairs are taken from the best down (the longest source section, then the newest revision, then the lowest id), and a
/// pair is removed if it directly matches one that was kept before it: there are no chains, so each removed pair is as
/// similar to the kept one as its record says. Two pairs match
/// - exactly: if issue and questions are equal but for case, punctuation, spaces and compatibility forms, also with
///   the sides exchanged;
/// - nearly: if the Jaccard similarity of their character 5-shingles reaches the threshold. Candidates come from
///   sketches with locality-sensitive hashing, which finds at least 0.99 of the pairs at the threshold and more above
///   it; each candidate's similarity is then computed exactly;
/// - by their embeddings, where there are some: if the cosine of both sides reaches a threshold of its own, and the
///   questions do not take opposite sides.
///
/// The two questions of one pair are never compared with each other. What is kept does not depend on the order of the
/// input.
package struct Deduplicator: Sendable {
  package static let defaultThreshold = 0.8

  /// How a removed pair matches a kept one.
  struct Match: Sendable, Equatable {
    /// The kept pair's place in the input.
    let place: Int
    let method: DuplicateRecord.Method
    let score: Double
    let isSwapped: Bool
  }

  private let index: PairIndex
  /// The places of the pairs by rank.
  let order: [Int32]
  private let buckets: BandBuckets
  /// As ``BandBuckets/members``, but each bucket begins with the pairs that were kept.
  private var members: [Int32]
  private var keptCounts: [Int32]
  private var exact: [Fingerprint: Int] = [:]
  private var candidates: CandidateList
  private var shingles = ShingleSet()
  /// By rank.
  private var isKept: [Bool]
  /// What embeddings tell; nothing where there are none.
  var embeddingMatches: EmbeddingMatches?

  /// Comparisons that were not made, for the bound on their number.
  private(set) var comparisonsLeftOut = 0

  /// - Parameter threads: how many are used, at least 1; nothing but time depends on it.
  /// - Throws: ``DeduplicationError/conflictingRecords(id:first:second:)``, or `CancellationError`.
  init(_ index: PairIndex, threads: Int) async throws {
    try index.checkIdentifiers()
    self.index = index
    order = index.rankOrder()
    buckets = try await BandBuckets(index, order: order, threads: threads)
    members = buckets.members
    keptCounts = Array(repeating: 0, count: buckets.count)
    candidates = CandidateList(count: order.count)
    isKept = Array(repeating: false, count: order.count)
  }

  /// Buckets with more kept pairs than are looked at.
  var hotBuckets: Int { keptCounts.count { $0 > CandidateList.bucketLimit } }

  /// For each pair, in input order, the kept one that it matches: of several the most similar, then the best; `nil` if
  /// it is kept.
  ///
  /// - Complexity: O(*n* log *n*) for *n* pairs, with up to ``CandidateList/comparisonLimit`` comparisons for each.
  mutating func matches() throws -> [Match?] {
    var matches = [Match?](repeating: nil, count: order.count)
    for (rank, place) in order.enumerated() {
      if rank.isMultiple(of: 1000) { try Task.checkCancellation() }
      matches[Int(place)] = matchOrKeep(rank, Int(place))
    }
    return matches
  }

  private mutating func matchOrKeep(_ rank: Int, _ place: Int) -> Match? {
    let entry = index.entries[place]
    if let kept = exact[entry.exactKey] {
      let isSwapped = index.entries[kept].isOrdered != entry.isOrdered
      return Match(place: kept, method: .exact, score: 1, isSwapped: isSwapped)
    }
    if let match = nearMatch(rank, place) { return match }
    if let match = embeddingMatches?.best(of: rank, where: { isKept[$0] }) {
      return Match(
        place: Int(order[match.rank]), method: .embedding, score: match.cosine, isSwapped: match.isSwapped)
    }
    exact[entry.exactKey] = place
    isKept[rank] = true
    for bucket in buckets.buckets(of: rank) {
      let bucket = Int(bucket)
      members[buckets.range(of: bucket).lowerBound + Int(keptCounts[bucket])] = Int32(rank)
      keptCounts[bucket] += 1
    }
    return nil
  }

  private mutating func nearMatch(_ rank: Int, _ place: Int) -> Match? {
    let count = Int(index.entries[place].shingleCount)
    for bucket in buckets.buckets(of: rank) where keptCounts[Int(bucket)] > 0 {
      let start = buckets.range(of: Int(bucket)).lowerBound
      candidates.add(members[start..<(start + Int(keptCounts[Int(bucket)]))])
    }
    let threshold = index.comparison.threshold
    let (ranks, leftOut) = candidates.take { [index, order] other in
      let otherCount = Int(index.entries[Int(order[other])].shingleCount)
      return jaccard(common: min(count, otherCount), count, otherCount) >= threshold
    }
    comparisonsLeftOut += leftOut
    guard !ranks.isEmpty else { return nil }
    shingles.fill(index.texts(at: place))
    var best: (place: Int, score: Double)?
    for other in ranks {
      let other = Int(order[Int(other)])
      let common = shingles.countInCommon(index.texts(at: other))
      let score = jaccard(common: common, count, Int(index.entries[other].shingleCount))
      if score >= threshold, score > best?.score ?? 0 { best = (other, score) }
    }
    guard let (kept, score) = best else { return nil }
    let sides = SideSimilarity(index.texts(at: place), index.texts(at: kept))
    return Match(place: kept, method: .minhash, score: score, isSwapped: sides.isSwapped)
  }
}
