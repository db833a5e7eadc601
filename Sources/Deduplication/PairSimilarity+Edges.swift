extension PairSimilarity {
  /// The pairs of the list whose similarity is at least the threshold, found as ``Deduplicator`` finds near duplicates,
  /// and verified exactly: the lesser place first, ascending, each once. Equal texts have the similarity 1.
  ///
  /// At least 0.99 of those at the threshold are found, in expectation, and more above it. Of a bucket with very many
  /// pairs each is compared with the first ones, so that pairs that are all alike stay connected.
  ///
  /// - Returns: the edges, and how many comparisons were left out for the bounds on their number.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(*n* log *n*) for *n* pairs, with up to ``CandidateList/comparisonLimit`` comparisons for each.
  @concurrent
  package func edges() async throws -> (found: [SimilarPair], leftOut: Int) {
    let order = (0..<Int32(index.count)).map(\.self)
    let buckets = try await BandBuckets(index, order: order, threads: threads)
    var firstEqual = [Fingerprint: Int]()
    let equals = index.entries.enumerated().map { place, entry in
      let first = firstEqual[entry.exactKey]
      if first == nil { firstEqual[entry.exactKey] = place }
      return first
    }
    var (edges, leftOut) = ([SimilarPair](), 0)
    try await forEachRun(of: 0..<index.count, threads: threads) { run in
      self.edges(of: run, buckets, equals)
    } consume: {
      edges += $0.found
      leftOut += $0.leftOut
    }
    return (edges.sorted { ($0.first, $0.second) < ($1.first, $1.second) }, leftOut)
  }

  private func edges(
    of run: Range<Int>, _ buckets: BandBuckets, _ equals: [Int?]
  ) -> (found: [SimilarPair], leftOut: Int) {
    var (edges, allLeftOut) = ([SimilarPair](), 0)
    var candidates = CandidateList(count: run.upperBound)
    var shingles = ShingleSet()
    for place in run {
      if let equal = equals[place] { edges.append(SimilarPair(equal, place, 1)) }
      for bucket in buckets.buckets(of: place) {
        candidates.add(
          buckets.members[buckets.range(of: Int(bucket))].prefix(CandidateList.bucketLimit).prefix { $0 < place })
      }
      let threshold = index.comparison.threshold
      let (others, leftOut) = candidates.take { other in
        other != equals[place] && index.similarityLimit(place, other) >= threshold
      }
      allLeftOut += leftOut
      guard !others.isEmpty else { continue }
      shingles.fill(index.texts(at: place))
      for other in others.map(Int.init) {
        let score = index.similarity(of: &shingles, with: other)
        if score >= threshold { edges.append(SimilarPair(other, place, score)) }
      }
    }
    return (edges, allLeftOut)
  }
}
