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
  /// By rank.
  private var isKept: [Bool]
  /// What embeddings tell; nothing where there are none.
  var embeddingMatches: EmbeddingMatches?
  private let threads: Int
  private let batchSize: Int

  /// Comparisons that were not made, for the bound on their number.
  private(set) var comparisonsLeftOut = 0

  /// - Parameters:
  ///   - idOrder: as ``PairIndex/idOrder(threads:)`` gives it.
  ///   - threads: how many are used, at least 1; nothing but time depends on it.
  ///   - batchSize: so many pairs are compared at one time with those that were kept before them; nor does anything
  ///     depend on that.
  /// - Throws: `CancellationError`.
  init(_ index: PairIndex, idOrder: [Int32], threads: Int, batchSize: Int = 8192) async throws {
    self.index = index
    order = await index.rankOrder(idOrder, threads: threads)
    buckets = try await BandBuckets(index, order: order, threads: threads)
    members = buckets.members
    keptCounts = Array(repeating: 0, count: buckets.count)
    isKept = Array(repeating: false, count: order.count)
    self.threads = threads
    self.batchSize = batchSize
  }

  /// Buckets with more kept pairs than are looked at.
  var hotBuckets: Int { keptCounts.count { $0 > CandidateList.bucketLimit } }

  /// What one thread compares with.
  private struct Tools {
    var candidates: CandidateList
    var shingles = ShingleSet()
  }

  private struct NearMatch: Sendable {
    var match: Match?
    var leftOut = 0
  }

  /// For each pair, in input order, the kept one that it matches: of several the most similar, then the best; `nil` if
  /// it is kept.
  ///
  /// A batch of pairs is compared on several threads with those that were kept before it. Then, one after another, those
  /// that have candidates in the batch itself are compared once more, with all of them: so nothing depends on batches.
  ///
  /// - Throws: `CancellationError`.
  /// - Complexity: O(*n* log *n*) for *n* pairs, with up to ``CandidateList/comparisonLimit`` comparisons for each.
  mutating func matches() async throws -> [Match?] {
    var matches = [Match?](repeating: nil, count: order.count)
    var tools = Tools(candidates: CandidateList(count: order.count))
    for start in stride(from: 0, to: order.count, by: batchSize) {
      let batch = start..<min(start + batchSize, order.count)
      for (rank, near) in zip(batch, try await nearMatches(of: batch)) {
        matches[Int(order[rank])] = matchOrKeep(rank, near, batchStart: start, &tools)
      }
    }
    return matches
  }

  /// The matches with the pairs that are kept by now.
  private func nearMatches(of batch: Range<Int>) async throws -> [NearMatch] {
    var matches: [NearMatch] = []
    try await forEachRun(of: batch, length: 512, threads: threads) { run in
      var tools = Tools(candidates: CandidateList(count: batch.lowerBound))
      return run.map { rank in
        let isExact = exact[index.entries[Int(order[rank])].exactKey] != nil
        return isExact ? NearMatch() : nearMatch(rank, &tools)
      }
    } consume: {
      matches += $0
    }
    return matches
  }

  /// - Parameter near: the match with the pairs that were kept before the batch.
  private mutating func matchOrKeep(
    _ rank: Int, _ near: NearMatch, batchStart: Int, _ tools: inout Tools
  ) -> Match? {
    let place = Int(order[rank])
    let entry = index.entries[place]
    if let kept = exact[entry.exactKey] {
      let isSwapped = index.entries[kept].isOrdered != entry.isOrdered
      return Match(place: kept, method: .exact, score: 1, isSwapped: isSwapped)
    }
    let hasNewer = buckets.buckets(of: rank).contains { (keptMembers(of: $0).last ?? -1) >= batchStart }
    let near = hasNewer ? nearMatch(rank, &tools) : near
    comparisonsLeftOut += near.leftOut
    if let match = near.match { return match }
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

  /// The kept pairs of a bucket that are looked at.
  private func keptMembers(of bucket: Int32) -> ArraySlice<Int32> {
    let start = buckets.range(of: Int(bucket)).lowerBound
    return members[start..<(start + Int(keptCounts[Int(bucket)]))].prefix(CandidateList.bucketLimit)
  }

  private func nearMatch(_ rank: Int, _ tools: inout Tools) -> NearMatch {
    let place = Int(order[rank])
    for bucket in buckets.buckets(of: rank) { tools.candidates.add(keptMembers(of: bucket)) }
    let threshold = index.comparison.threshold
    let (ranks, leftOut) = tools.candidates.take { other in
      index.similarityLimit(place, Int(order[other])) >= threshold
    }
    guard !ranks.isEmpty else { return NearMatch(leftOut: leftOut) }
    tools.shingles.fill(index.texts(at: place))
    var best: (place: Int, score: Double)?
    for other in ranks {
      let other = Int(order[Int(other)])
      let score = index.similarity(of: &tools.shingles, with: other)
      if score >= threshold, score > best?.score ?? 0 { best = (other, score) }
    }
    guard let (kept, score) = best else { return NearMatch(leftOut: leftOut) }
    let sides = SideSimilarity(index.texts(at: place), index.texts(at: kept), &tools.shingles)
    let match = Match(place: kept, method: .minhash, score: score, isSwapped: sides.isSwapped)
    return NearMatch(match: match, leftOut: leftOut)
  }
}
