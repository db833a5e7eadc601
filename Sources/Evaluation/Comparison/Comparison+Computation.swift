package import Statistics

extension Comparison {
  /// - Parameter candidates: two or more, as one judge sees them, with each pair's id once.
  /// - Throws: `CancellationError`.
  /// - Complexity: for each two candidates n log n in the pairs, and the test's.
  package init(judge: String, _ candidates: [Candidate], test: SignFlipTest) async throws {
    let sorted = candidates.map { IndexedPair.sorted($0.pairs) }
    let scores = candidates.map { Dictionary($0.pairs.map { ($0.id, $0) }) { first, _ in first } }
    var rows = [[Row]](repeating: [], count: Metric.headline.count)
    for first in candidates.indices {
      for second in candidates.indices.dropFirst(first + 1) {
        let shared = sorted[first].compactMap { pair in
          scores[second][pair.score.id].map { SharedPair(article: pair.article, first: pair.score, second: $0) }
        }
        for (place, metric) in Metric.headline.enumerated() {
          let differences = PairedDifferences(metric, of: shared)
          rows[place].append(
            try await differences.row(candidates[first].name, candidates[second].name, metric, test: test))
        }
      }
    }
    let ids = scores.map { Set($0.keys) }
    self.init(
      judge: judge, runs: zip(candidates, ids).map { Run(candidate: $0.name, pairs: $1.count) },
      sharedPairs: ids.dropFirst().reduce(ids.first ?? []) { $0.intersection($1) }.count,
      rows: rows.flatMap(Self.corrected))
  }

  /// - Parameter rows: all of one metric.
  private static func corrected(_ rows: [Row]) -> [Row] {
    var adjusted = holm(rows.compactMap(\.pValue))[...]
    return rows.map { row in
      var row = row
      if row.pValue != nil { row.adjustedPValue = adjusted.popFirst() }
      return row
    }
  }
}
