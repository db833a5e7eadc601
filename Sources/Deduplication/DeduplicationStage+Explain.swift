import Artifacts

extension DeduplicationStage {
  /// Why two pairs match or do not: line by line, what is compared and what comes of it.
  ///
  /// - Throws: ``DeduplicationError/noSuchPair(id:)`` if one is not in the inputs; as ``run(_:)`` else.
  @concurrent
  package func explain(_ id: String, _ otherID: String) async throws -> [String] {
    let comparison = try comparison()
    var found: [String: PairRecord] = [:]
    try await forEachChunk(of: inputs, threads: threads) { chunk throws(ArtifactError) in
      var pairs: [PairRecord] = []
      try chunk.forEachRecord { (pair: PairRecord) in
        if pair.id == id || pair.id == otherID { pairs.append(pair) }
      }
      return pairs
    } consume: { pairs in
      for pair in pairs where found[pair.id] == nil { found[pair.id] = pair }
    }
    guard let pair = found[id] else { throw DeduplicationError.noSuchPair(id: id) }
    guard let other = found[otherID] else { throw DeduplicationError.noSuchPair(id: otherID) }
    return MatchExplanation(pair, other, comparison).lines
  }
}
