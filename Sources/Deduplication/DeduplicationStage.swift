package import Artifacts
import Parallelism

/// The stage `deduplicate`: pairs in; unique pairs and, beside them, why each other one was removed.
///
/// It holds what is compared of the dataset in memory; the records themselves wait on disk.
/// They are written in the order of their ids: the order of the input changes nothing.
package struct DeduplicationStage: Sendable {
  package let inputs: [String]
  package let output: String
  package let duplicatesOutput: String
  package let threshold: Double
  /// The wording files of all languages, for ``SharedPhrases`` and ``Polarity``.
  package let wordings: [DataFile]
  package let threads: Int
  /// Files of embeddings of the pairs; none for a comparison by their texts alone.
  package let embeddings: [String]
  /// The least cosine of pairs that are duplicates by their embeddings.
  package let cosine: Double

  /// - Parameters:
  ///   - inputs: files of pairs; one dataset together.
  ///   - output: where the unique pairs go.
  ///   - duplicatesOutput: where the removed pairs go.
  ///   - threshold: the least Jaccard similarity of near duplicates, from 0.1 to 1.
  ///   - threads: how many are used, at least 1; the outputs do not depend on it.
  ///   - embeddings: files of embeddings of the pairs; none for a comparison by their texts alone.
  ///   - cosine: the least cosine of pairs that are duplicates by their embeddings.
  package init(
    inputs: [String], output: String, duplicatesOutput: String, threshold: Double = Deduplicator.defaultThreshold,
    wordings: [DataFile] = [], threads: Int = 1, embeddings: [String] = [],
    cosine: Double = EmbeddedPairs.defaultCosine
  ) {
    self.inputs = inputs
    self.output = output
    self.duplicatesOutput = duplicatesOutput
    self.threshold = threshold
    self.wordings = wordings
    self.threads = threads
    self.embeddings = embeddings
    self.cosine = cosine
  }

  /// - Throws: ``DeduplicationError``, `DataFileError` or `ArtifactError`.
  @concurrent
  package func run(_ options: RunOptions) async throws -> StageOutcome {
    let comparison = try comparison()
    var parameters: JSONObject = ["threshold": .double(threshold)]
    if !embeddings.isEmpty { parameters["cosine"] = .double(cosine) }
    let stage = Stage(
      "deduplicate", parameters: parameters, inputs: inputs + embeddings, data: wordings,
      outputs: [output, duplicatesOutput])
    return try await stage.run(options) { files in
      let records = try RecordSpill(beside: output)
      let index = try await read(into: records, comparison, options.console)
      let idOrder = await index.idOrder(threads: threads)
      try index.checkIdentifiers(idOrder) { try records.read(index.entries[$0]) }
      var deduplicator = try await Deduplicator(index, idOrder: idOrder, threads: threads)
      var summary = StageSummary()
      if !embeddings.isEmpty {
        deduplicator.embeddingMatches = try await embeddingMatches(index, order: deduplicator.order, &summary)
      }
      let matches = try await deduplicator.matches()
      try await write(idOrder, matches, index, records, to: files)
      addCounts(to: &summary, matches, index, deduplicator)
      return summary
    }
  }

  private func embeddingMatches(
    _ index: PairIndex, order: [Int32], _ summary: inout StageSummary
  ) async throws -> EmbeddingMatches {
    let embedded = try await EmbeddedPairs(
      paths: embeddings, ids: order.map { index.id(at: Int($0)) }, threads: threads)
    let (neighbours, leftOut) = try await embedded.neighbours(cosine: cosine, threads: threads)
    let matches = EmbeddingMatches(neighbours, try Polarity(wordings), index, order: order)
    if embedded.missingCount > 0 {
      summary.notice("\(embedded.missingCount) pairs have no embeddings, and were compared by their texts alone")
    }
    if matches.oppositeCount > 0 {
      summary.notice(
        "\(matches.oppositeCount) times two pairs were alike by their embeddings, but took opposite sides: no duplicates"
      )
    }
    if matches.uncheckedCount > 0 {
      summary.notice(
        "\(matches.uncheckedCount) times two pairs were alike by their embeddings in a language without a wording file: "
          + "whether they take opposite sides was not looked at")
    }
    if leftOut > 0 {
      summary.notice("\(leftOut) comparisons by embeddings were left out, of pairs that are like very many others")
    }
    return matches
  }

  func comparison() throws -> PairComparison {
    try PairComparison(threshold: threshold, phrases: try SharedPhrases(wordings))
  }

  /// What is made of a chunk of lines.
  private struct Part: Sendable {
    var block: PairBlock
    /// The records as they are written, one after another.
    var encoded: [UInt8] = []
  }

  private func read(
    into records: RecordSpill, _ comparison: PairComparison, _ console: Console
  ) async throws -> PairIndex {
    var index = PairIndex(comparison)
    var written = 0
    var progress = console.progress("deduplicate", unit: "pairs", total: nil)
    defer { progress.finish() }
    try await forEachChunk(of: inputs, threads: threads) { chunk throws(ArtifactError) in
      var part = Part(block: PairBlock(comparison))
      try chunk.forEachRecord { (pair: PairRecord) in
        let start = part.encoded.count
        JSONValue.object(pair.json).encode(to: &part.encoded)
        part.block.add(pair, recordLength: part.encoded.count - start)
      }
      part.block.finish()
      return part
    } consume: { part in
      index.append(part.block)
      try records.write(part.encoded, at: written)
      written += part.encoded.count
      progress.update(done: index.count)
    }
    return index
  }

  /// Lines of one output.
  private struct Lines: Sendable {
    var bytes: [UInt8] = []
    var count = 0

    mutating func append(_ record: [UInt8]) {
      bytes += record
      bytes.append(0x0A)
      count += 1
    }
  }

  private func write(
    _ order: [Int32], _ matches: [Deduplicator.Match?], _ index: PairIndex, _ records: RecordSpill,
    to files: [ArtifactOutput]
  ) async throws {
    try await forEachRun(of: order.indices, length: 1024, threads: threads) { run in
      var lines = [Lines(), Lines()]
      for place in order[run].map(Int.init) {
        let record = try records.read(index.entries[place])
        if let match = matches[place] {
          lines[1].append(
            DuplicateRecord.encoded(
              id: index.id(at: place), keptID: index.id(at: match.place), method: match.method, score: match.score,
              isSwapped: match.isSwapped, encodedPair: record))
        } else {
          lines[0].append(record)
        }
      }
      return lines
    } consume: { lines in
      for (file, lines) in zip(files, lines) { try file.write(encodedRecords: lines.bytes, count: lines.count) }
    }
  }

  private func addCounts(
    to summary: inout StageSummary, _ matches: [Deduplicator.Match?], _ index: PairIndex, _ deduplicator: Deduplicator
  ) {
    summary.count("pairs read", index.count)
    summary.count("unique pairs", matches.count { $0 == nil })
    summary.count("exact duplicates", matches.count { $0?.method == .exact })
    summary.count("near duplicates", matches.count { $0?.method == .minhash })
    if !embeddings.isEmpty {
      summary.count("duplicates by embeddings", matches.count { $0?.method == .embedding })
    }
    if deduplicator.comparisonsLeftOut > 0 {
      summary.count("comparisons left out", deduplicator.comparisonsLeftOut)
    }
    if deduplicator.hotBuckets > 0 { summary.count("hot buckets", deduplicator.hotBuckets) }
    if index.entries.contains(where: \.isOffline) { summary.notice(offlineNotice, isInherited: true) }
  }
}
