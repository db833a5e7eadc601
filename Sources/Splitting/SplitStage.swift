package import Artifacts

/// The stage `split`: pairs in; `train.jsonl`, `validation.jsonl` and `test.jsonl` in a folder.
///
/// Pairs about one article stay together. Records are streamed: what is held is each pair's id, to find repeated ones,
/// and eight bytes for each article.
package struct SplitStage: Sendable {
  package let inputs: [String]
  package let outputFolder: String
  package let ratios: SplitRatios
  package let salt: String

  package init(
    inputs: [String], outputFolder: String, ratios: SplitRatios = .standard,
    salt: String = SplitAssignment.defaultSalt
  ) {
    self.inputs = inputs
    self.outputFolder = outputFolder
    self.ratios = ratios
    self.salt = salt
  }

  package func outputPath(of split: Split) -> String { path(split.fileName) }

  package var manifestPath: String { path("splits.manifest.json") }

  private func path(_ name: String) -> String { outputFolder + "/" + name }

  /// - Throws: ``SplitError`` or `ArtifactError`.
  @concurrent
  package func run(_ options: RunOptions) async throws -> StageOutcome {
    var parameters = JSONObject(Split.allCases.map { .init(key: $0.rawValue, value: .double(ratios[$0])) })
    parameters["salt"] = .string(salt)
    let stage = Stage(
      "split", parameters: parameters, inputs: inputs, outputs: Split.allCases.map(outputPath), manifest: manifestPath)
    return try await stage.run(options) { files in
      var progress = options.console.progress("split", unit: "pairs", total: nil)
      defer { progress.finish() }
      var tally = SplitTally(assignment: SplitAssignment(ratios: ratios, salt: salt))
      let outputs = Dictionary(uniqueKeysWithValues: zip(Split.allCases, files))
      for path in inputs {
        var reader = try JSONLinesReader<PairRecord>(path: path)
        var record = 0
        while let pair = try reader.next() {
          record += 1
          if tally.pairCount.isMultiple(of: 1000) { try Task.checkCancellation() }
          guard let split = tally.add(pair) else {
            throw SplitError.repeatedPair(id: pair.id, path: path, record: record)
          }
          try outputs[split]?.write(pair)
          progress.update(done: tally.pairCount)
        }
        _ = try reader.finish()
      }
      return tally.summary
    }
  }
}
