package import Artifacts
import Deduplication

/// The stage `split`: pairs in; `train.jsonl`, `validation.jsonl` and `test.jsonl` in a folder, and, where they are
/// asked for, `quarantine.jsonl` and `fresh.jsonl`.
///
/// It holds the dataset in memory. Its output does not depend on the order of the input: pairs are sorted by their keys.
package struct SplitStage: Sendable {
  package let inputs: [String]
  package let outputFolder: String
  package let settings: SplitOptions

  package init(inputs: [String], outputFolder: String, settings: SplitOptions = SplitOptions()) {
    self.inputs = inputs
    self.outputFolder = outputFolder
    self.settings = settings
  }

  package func outputPath(of split: Split) -> String { path(split.fileName) }

  package var quarantinePath: String { path("quarantine.jsonl") }

  package var manifestPath: String { path("splits.manifest.json") }

  private func path(_ name: String) -> String { outputFolder + "/" + name }

  /// Those that are written.
  var splits: [Split] { settings.freshSince == nil ? Split.drawn : Split.allCases }

  /// - Throws: ``SplitError``, `DeduplicationError`, `DataFileError` or `ArtifactError`.
  @concurrent
  package func run(_ options: RunOptions) async throws -> StageOutcome {
    let previous = try EarlierSplits.files(settings.previous)
    let stage = Stage(
      "split", parameters: parameters(previousCount: previous.count),
      inputs: inputs + settings.embeddings + previous
        + [settings.redirects, settings.freshSince?.path].compactMap(\.self),
      data: settings.wordings,
      outputs: splits.map(outputPath) + (previous.isEmpty ? [] : [quarantinePath]),
      outputsOfOthers: (settings.freshSince == nil ? [outputPath(of: .fresh)] : [])
        + (previous.isEmpty ? [quarantinePath] : []), manifest: manifestPath)
    return try await stage.run(options) { files in
      let dataset = try await SplitDataset(
        pairs: try pairs(options.console), earlier: try EarlierSplits(files: previous), settings: settings)
      let outputs = Dictionary(uniqueKeysWithValues: zip(splits, files))
      for (place, pair) in dataset.pairs.enumerated() {
        if let split = dataset.plan.splits[place] {
          try outputs[split]?.write(pair)
        } else {
          let touched = dataset.plan.touched[place, default: []].map(\.rawValue).sorted()
          try files.last?.write(QuarantinedPairRecord(pair: pair, splits: touched))
        }
      }
      return try await dataset.summary(splits: splits)
    }
  }

  private func parameters(previousCount: Int) -> JSONObject {
    var parameters = JSONObject(Split.drawn.map { .init(key: $0.rawValue, value: .double(settings.ratios[$0])) })
    parameters["salt"] = .string(settings.salt)
    parameters["test-size"] = settings.testSize.map(JSONValue.integer) ?? .null
    parameters["similarity"] = .double(settings.similarity)
    if !settings.embeddings.isEmpty { parameters["cosine"] = .double(settings.cosine) }
    parameters["previous"] = .integer(previousCount)
    parameters["redirects"] = .bool(settings.redirects != nil)
    parameters["fresh-since"] = .optional(settings.freshSince?.parameter)
    return parameters
  }

  /// The pairs of all inputs, each of which must be there once.
  private func pairs(_ console: Console) throws -> [PairRecord] {
    var progress = console.progress("split", unit: "pairs", total: nil)
    defer { progress.finish() }
    var pairs: [PairRecord] = []
    var identifiers: Set<String> = []
    for path in inputs {
      var reader = try JSONLinesReader<PairRecord>(path: path)
      var record = 0
      while let pair = try reader.next() {
        record += 1
        if pairs.count.isMultiple(of: 1000) { try Task.checkCancellation() }
        guard identifiers.insert(pair.id).inserted else {
          throw SplitError.repeatedPair(id: pair.id, path: path, record: record)
        }
        pairs.append(pair)
        progress.update(done: pairs.count)
      }
      try reader.finish()
    }
    return pairs
  }
}
