package import Artifacts
import Foundation

/// Splits in, a dataset folder for the Hugging Face Hub out: a card and a JSON Lines file a split. Quarantined pairs stay
/// out.
package struct PublishStage: Sendable {
  package let splitFolder: String
  package let output: String
  package let name: String

  /// - Parameters:
  ///   - splitFolder: holds `train.jsonl`, `validation.jsonl` and `test.jsonl`.
  ///   - output: the dataset folder.
  ///   - name: the dataset's name in its card.
  package init(splitFolder: String, output: String, name: String) {
    self.splitFolder = splitFolder
    self.output = output
    self.name = name
  }

  /// The three that are always there, and the fresh one if the splitting that wrote the folder says that it made it: a
  /// file of that name may be left from one before.
  private func splits() throws -> [String] {
    let made = try Manifest.read(at: "\(splitFolder)/splits.manifest.json")?.outputs.map(\.name) ?? []
    return ["train", "validation", "test"] + (made.contains("\(Self.fresh).jsonl") ? [Self.fresh] : [])
  }

  private static let fresh = "fresh"

  package func run(_ options: RunOptions) async throws -> StageOutcome {
    let splits = try splits()
    let inputs = splits.map { "\(splitFolder)/\($0).jsonl" }
    let outputs = ["\(output)/README.md"] + splits.map { "\(output)/data/\($0).jsonl" }
    let stage = Stage(
      "publish", parameters: ["name": .string(name)], inputs: inputs, outputs: outputs,
      outputsOfOthers: splits.contains(Self.fresh) ? [] : ["\(output)/data/\(Self.fresh).jsonl"],
      manifest: "\(output)/valbench.manifest.json")
    return try await stage.run(options) { files in
      var card = DatasetCard(name: name)
      for (index, split) in splits.enumerated() {
        var pairs = try JSONLinesReader<PairRecord>(path: inputs[index])
        while let pair = try pairs.next() {
          try Task.checkCancellation()
          try files[index + 1].write(pair)
          card.add(pair, to: split)
        }
        try pairs.finish()
      }
      try files[0].write(Array(try card.markdown(splits: splits).utf8))
      var summary = StageSummary()
      summary.count("pairs", card.pairCount)
      if card.isOffline { summary.notice(offlineNotice) }
      return summary
    }
  }
}
