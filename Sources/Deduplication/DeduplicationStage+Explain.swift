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
    var lines = MatchExplanation(pair, other, comparison).lines
    if !embeddings.isEmpty { lines += try await explainEmbeddings(pair, other) }
    return lines
  }

  private func explainEmbeddings(_ pair: PairRecord, _ other: PairRecord) async throws -> [String] {
    let embedded = try await EmbeddedPairs(paths: embeddings, ids: [pair.id, other.id], threads: threads)
    guard let similarity = embedded.similarity(0, 1, atLeast: -1), embedded.missingCount == 0 else {
      return ["embeddings: not there for both pairs"]
    }
    let polarity = try Polarity(wordings)
    var lines = ["embeddings: the lesser cosine of the two sides; threshold: \(cosine)"]
    for record in [pair, other] {
      let words = [record.forQuestion, record.againstQuestion].map { question in
        let cues = polarity.cues(in: question, language: record.source.language)
        return cues.isEmpty ? "none" : cues.joined(separator: ", ")
      }
      lines.append("  words that tell a side in \(record.id): for: \(words[0]); against: \(words[1])")
    }
    for (name, score, others) in [
      ("straight", similarity.straight, [other.forQuestion, other.againstQuestion]),
      ("crosswise", similarity.crosswise, [other.againstQuestion, other.forQuestion]),
    ] {
      let isOpposite = polarity.areOpposite(
        [pair.forQuestion, pair.againstQuestion], others, language: pair.source.language)
      let verdict = isOpposite ? "opposite sides, so no duplicates" : score < cosine ? "below" : "duplicates"
      lines.append("  \(name): \(MatchExplanation.number(score)), \(verdict)")
    }
    return lines
  }
}
