package import Artifacts

/// Makes pairs of a dataset on the Hugging Face Hub.
package struct HubImportStage: Sendable {
  private let dataset: HubDatasetName
  private let subset: String?
  private let splits: [String]
  private let address: HubAddress
  private let token: HubToken?
  private let settings: HubSettings
  private let mapping: ColumnMapping
  private let output: String
  private let stage: Stage

  /// - Parameters:
  ///   - subset: may be left out where there is only one.
  ///   - splits: all of the subset, if there are none.
  package init(
    _ dataset: HubDatasetName, subset: String? = nil, splits: [String] = [], output: String,
    mapping: ColumnMapping, address: HubAddress = .huggingFace, token: HubToken?, settings: HubSettings = HubSettings()
  ) {
    self.dataset = dataset
    self.subset = subset
    self.splits = splits
    self.address = address
    self.token = token
    self.settings = settings
    self.mapping = mapping
    self.output = output
    stage = Stage(
      "import-hub",
      parameters: [
        "dataset": .string(dataset.description), "subset": .optional(subset), "splits": .strings(splits),
        "columns": mapping.json, "server": .string(address.text),
      ],
      inputs: [], outputs: [output])
  }

  package func run(_ options: RunOptions) async throws -> StageOutcome {
    let outcome = try await stage.run(options) { outputs in
      if options.force { HubPageFile.remove(for: output) }
      return try await HubClient.with(dataset, at: address, token: token, settings) { client in
        let wanted = try wanted(of: try await client.splits())
        let file = try HubPageFile(for: output, request: request(wanted))
        try await HubFetch(client: client, splits: wanted, file: file, console: options.console).run()
        return try write(file, wanted, to: outputs[0])
      }
    }
    if outcome != .planned { HubPageFile.remove(for: output) }
    return outcome
  }

  /// Those of the dataset's splits that are asked for, in its order.
  private func wanted(of all: [HubSplit]) throws(HubError) -> [HubSplit] {
    let subsets = all.map(\.subset).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    if let subset, !subsets.contains(subset) {
      throw .noSubset(dataset: dataset.description, subset: subset, known: subsets)
    }
    guard let chosen = subset ?? subsets.first, subset != nil || subsets.count == 1 else {
      throw subsets.isEmpty
        ? .notReady(dataset: dataset.description)
        : .severalSubsets(dataset: dataset.description, known: subsets)
    }
    let known = all.filter { $0.subset == chosen }
    if let other = splits.first(where: { name in !known.contains { $0.split == name } }) {
      throw .noSplit(dataset: dataset.description, split: other, known: known.map(\.split))
    }
    return splits.isEmpty ? known : known.filter { splits.contains($0.split) }
  }

  private func request(_ splits: [HubSplit]) -> JSONObject {
    [
      "valbench": .string(valbenchVersion), "server": .string(address.text), "dataset": .string(dataset.description),
      "splits": .array(splits.map(\.json)),
    ]
  }

  private func write(
    _ file: HubPageFile, _ splits: [HubSplit], to output: ArtifactOutput
  ) throws -> StageSummary {
    var rows = PairRows(mapping)
    try file.forEachPage { page in
      try Task.checkCancellation()
      for (place, row) in page.rows.enumerated() {
        let name = "\(dataset), \(page.split.split) row \(page.offset + place)"
        if let pair = try rows.pair(of: row, at: name) { try output.write(pair) }
      }
    }
    var summary = StageSummary()
    rows.count(in: &summary)
    summary.audit = [
      "revision": .optional(file.revision),
      "splits": .array(
        splits.map { split in
          [
            "subset": .string(split.subset), "split": .string(split.split),
            "rows": .integer(file.totals[split] ?? 0),
          ]
        }),
    ]
    return summary
  }
}
