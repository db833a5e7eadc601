package import Artifacts
import Parallelism

/// The stage `deduplicate`: pairs in; unique pairs and, beside them, why each other one was removed.
///
/// It holds what is compared of the dataset in memory, as the only stage that does; the records themselves wait on disk.
/// They are written in the order of their ids: the order of the input changes nothing.
package struct DeduplicationStage: Sendable {
  package let inputs: [String]
  package let output: String
  package let duplicatesOutput: String
  package let threshold: Double
  /// The wording files of all languages, for ``SharedPhrases``.
  package let wordings: [DataFile]
  package let threads: Int

  /// - Parameters:
  ///   - inputs: files of pairs; one dataset together.
  ///   - output: where the unique pairs go.
  ///   - duplicatesOutput: where the removed pairs go.
  ///   - threshold: the least Jaccard similarity of near duplicates, from 0.1 to 1.
  ///   - threads: how many are used, at least 1; the outputs do not depend on it.
  package init(
    inputs: [String], output: String, duplicatesOutput: String, threshold: Double = Deduplicator.defaultThreshold,
    wordings: [DataFile] = [], threads: Int = 1
  ) {
    self.inputs = inputs
    self.output = output
    self.duplicatesOutput = duplicatesOutput
    self.threshold = threshold
    self.wordings = wordings
    self.threads = threads
  }

  /// - Throws: ``DeduplicationError``, `DataFileError` or `ArtifactError`.
  @concurrent
  package func run(_ options: RunOptions) async throws -> StageOutcome {
    let comparison = try comparison()
    let stage = Stage(
      "deduplicate", parameters: ["threshold": .double(threshold)], inputs: inputs, data: wordings,
      outputs: [output, duplicatesOutput])
    return try await stage.run(options) { files in
      var records = try RecordSpill(beside: output)
      let index = try await read(into: &records, comparison, options.console)
      var deduplicator = try await Deduplicator(index, threads: threads)
      let matches = try deduplicator.matches()
      try write(matches, index, &records, to: files)
      return Self.summary(of: matches, index, deduplicator)
    }
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
    into records: inout RecordSpill, _ comparison: PairComparison, _ console: Console
  ) async throws -> PairIndex {
    var index = PairIndex(comparison)
    var progress = console.progress("deduplicate", unit: "pairs", total: nil)
    defer { progress.finish() }
    try await forEachChunk(of: inputs, threads: threads) { chunk throws(ArtifactError) in
      var part = Part(block: PairBlock(comparison))
      try chunk.forEachRecord { (pair: PairRecord) in
        let encoded = JSONValue.object(pair.json).encoded()
        part.block.add(pair, encoded: encoded)
        part.encoded += encoded
      }
      part.block.finish()
      return part
    } consume: { part in
      index.append(part.block)
      try records.write(part.encoded)
      progress.update(done: index.count)
    }
    return index
  }

  private func write(
    _ matches: [Deduplicator.Match?], _ index: PairIndex, _ records: inout RecordSpill, to files: [ArtifactOutput]
  ) throws {
    for (done, place) in index.idOrder().enumerated() {
      if done.isMultiple(of: 1000) { try Task.checkCancellation() }
      let place = Int(place)
      let entry = index.entries[place]
      let record = try records.read(at: entry.recordStart, count: Int(entry.recordLength))
      if let match = matches[place] {
        let duplicate = DuplicateRecord.encoded(
          id: index.id(at: place), keptID: index.id(at: match.place), method: match.method, score: match.score,
          isSwapped: match.isSwapped, encodedPair: record)
        try files[1].write(encodedRecord: duplicate)
      } else {
        try files[0].write(encodedRecord: record)
      }
    }
  }

  private static func summary(
    of matches: [Deduplicator.Match?], _ index: PairIndex, _ deduplicator: Deduplicator
  ) -> StageSummary {
    var summary = StageSummary()
    summary.count("pairs read", index.count)
    summary.count("unique pairs", matches.count { $0 == nil })
    summary.count("exact duplicates", matches.count { $0?.method == .exact })
    summary.count("near duplicates", matches.count { $0?.method == .minhash })
    if deduplicator.comparisonsLeftOut > 0 {
      summary.count("comparisons left out", deduplicator.comparisonsLeftOut)
    }
    if deduplicator.hotBuckets > 0 { summary.count("hot buckets", deduplicator.hotBuckets) }
    if index.entries.contains(where: \.isOffline) { summary.notice(offlineNotice, isInherited: true) }
    return summary
  }
}
