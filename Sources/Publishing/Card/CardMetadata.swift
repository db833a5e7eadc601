import Yams

/// The YAML at the head of a dataset card, as the Hugging Face Hub reads it.
///
/// Source: https://github.com/huggingface/hub-docs/blob/main/datasetcard.md, and the `datasets` library's
/// `MetadataConfigs` and `DatasetInfosDict`.
struct CardMetadata {
  private let contents: DatasetContents

  init(_ contents: DatasetContents) {
    self.contents = contents
  }

  /// - Throws: `YamlError`.
  func yaml() throws -> String {
    let languages = contents.statistics.languages.keys.sorted()
    let codes = languages.filter(Self.isCode)
    let others = languages.filter { !Self.isCode($0) }
    var pairs: [(Node, Node)] = [("license", "cc-by-sa-4.0")]
    if !codes.isEmpty { pairs.append(("language", .quoted(codes))) }
    if !others.isEmpty { pairs.append(("language_bcp47", .quoted(others))) }
    if !languages.isEmpty {
      pairs.append(("multilinguality", [languages.count == 1 ? "monolingual" : "multilingual"]))
    }
    pairs += [
      ("pretty_name", .quoted(contents.options.name)), ("annotations_creators", ["machine-generated"]),
      ("language_creators", ["machine-generated"]), ("source_datasets", ["original"]),
      ("size_categories", [.quoted(Self.sizeCategory(contents.statistics.pairCount))]),
      ("task_categories", ["text-generation"]), ("tags", ["value-alignment", "val-bench", "wikipedia", "synthetic"]),
      ("configs", Node(DatasetConfiguration.allCases.map(files))),
      ("dataset_info", Node(DatasetConfiguration.allCases.map(info))),
    ]
    return try Yams.serialize(node: Node(pairs), width: -1, allowUnicode: true)
  }

  /// Whether it is a code of ISO 639 with two or three letters, which the Hub asks for.
  private static func isCode(_ language: String) -> Bool {
    2...3 ~= language.utf8.count && language.utf8.allSatisfy { 0x61...0x7A ~= $0 }
  }

  private func files(of configuration: DatasetConfiguration) -> Node {
    var pairs: [(Node, Node)] = [("config_name", Node(configuration.rawValue))]
    if configuration == .pairs { pairs.append(("default", Node("true"))) }
    pairs.append(
      (
        "data_files",
        Node(
          contents.layout.splits.map { split -> Node in
            ["split": Node(split), "path": Node(contents.layout.path(configuration, split))]
          })
      ))
    return Node(pairs)
  }

  private func info(of configuration: DatasetConfiguration) -> Node {
    let sizes = contents.layout.splits.map { ($0, contents.size(configuration, $0)) }
    return [
      "config_name": Node(configuration.rawValue),
      "features": Node(contents.features(of: configuration).map(\.yaml)),
      "splits": Node(
        sizes.map { split, size -> Node in
          ["name": Node(split), "num_bytes": .integer(size.bytes), "num_examples": .integer(size.records)]
        }),
      "download_size": .integer(sizes.reduce(0) { $0 + $1.1.fileBytes }),
      "dataset_size": .integer(sizes.reduce(0) { $0 + $1.1.bytes }),
    ]
  }

  /// The Hub's own size classes.
  private static func sizeCategory(_ count: Int) -> String {
    switch count {
    case ..<1_000: "n<1K"
    case ..<10_000: "1K<n<10K"
    case ..<100_000: "10K<n<100K"
    case ..<1_000_000: "100K<n<1M"
    case ..<10_000_000: "1M<n<10M"
    default: "10M<n<100M"
    }
  }
}
