package import Artifacts

/// The stage `deduplicate`: pairs in; unique pairs and, beside them, why each other one was removed.
///
/// It holds the dataset in memory, as the only stage that does.
package struct DeduplicationStage: Sendable {
  package let inputs: [String]
  package let output: String
  package let duplicatesOutput: String
  package let threshold: Double

  /// - Parameters:
  ///   - inputs: files of pairs; one dataset together.
  ///   - output: where the unique pairs go.
  ///   - duplicatesOutput: where the removed pairs go.
  ///   - threshold: the least Jaccard similarity of near duplicates, from 0.1 to 1.
  package init(
    inputs: [String], output: String, duplicatesOutput: String, threshold: Double = Deduplicator.defaultThreshold
  ) {
    self.inputs = inputs
    self.output = output
    self.duplicatesOutput = duplicatesOutput
    self.threshold = threshold
  }

  /// - Throws: ``DeduplicationError`` or `ArtifactError`.
  @concurrent
  package func run(_ options: RunOptions) async throws -> StageOutcome {
    let deduplicator = try Deduplicator(threshold: threshold)
    let stage = Stage(
      "deduplicate", parameters: ["threshold": .double(threshold)], inputs: inputs, outputs: [output, duplicatesOutput])
    return try await stage.run(options) { files in
      let pairs = try JSONLinesReader<PairRecord>.records(of: inputs)
      var progress = options.console.progress("deduplicate", unit: "pairs", total: pairs.count)
      defer { progress.finish() }
      let result = try deduplicator.deduplicate(pairs) { progress.update(done: $0) }
      for pair in result.unique { try files[0].write(pair) }
      for duplicate in result.duplicates { try files[1].write(duplicate) }
      return Self.summary(of: result, pairs: pairs)
    }
  }

  private static func summary(of result: Deduplicator.Result, pairs: [PairRecord]) -> StageSummary {
    var summary = StageSummary()
    summary.count("pairs read", pairs.count)
    summary.count("unique pairs", result.unique.count)
    summary.count("exact duplicates", result.count(.exact))
    summary.count("near duplicates", result.count(.minhash))
    if pairs.contains(where: { $0.generator == offlineModelName }) { summary.notice(offlineNotice, isInherited: true) }
    return summary
  }
}
