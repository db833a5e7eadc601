import Artifacts

/// Looks whether a dataset folder is as `valbench-publish dataset` made it, wherever it comes from.
///
/// Time is linear in the files; memory holds the pairs' ids and articles, and the longest line.
package struct DatasetVerification {
  private let folder: DatasetFolder
  private var report: VerificationReport
  /// The paths that are listed.
  private var listed: Set<String> = []
  /// By path, of those of them that are files of the folder.
  private var hashes: [String: String] = [:]

  /// In bytes; a card, a description or a list that is larger is none.
  private static let textLimit = 16 << 20

  /// - Parameter limit: how many findings are told.
  /// - Throws: ``DatasetError/noFolder(path:)``.
  package init(folder: String, limit: Int = 50) throws(DatasetError) {
    self.folder = try DatasetFolder(path: folder)
    report = VerificationReport(limit: limit)
  }

  /// - Throws: `CancellationError`, or `ArtifactError` for a file that changes meanwhile.
  @concurrent
  package consuming func run() async throws -> VerificationReport {
    try checkHashes()
    checkCroissant()
    let card = readCard()
    try await checkData(card)
    return report
  }

  // MARK: - Files

  private mutating func checkHashes() throws {
    let files = folder.files()
    let name = DatasetLayout.checksums
    do throws(RecordError) {
      let text = try folder.text(of: name, limit: Self.textLimit)
      var entries: [ChecksumList.Entry] = []
      ChecksumList.read(text) { line, entry in
        if let entry { entries.append(entry) } else { report.find(name, line: line, "is no checksum with a path") }
      }
      for entry in entries {
        hashes[entry.path] = entry.sha256
        if !listed.insert(entry.path).inserted { report.find(name, line: entry.line, "this path is listed twice") }
      }
    } catch {
      report.find(name, error.description)
    }
    var good = 0
    for (path, sha256) in hashes.sorted(by: { $0.key < $1.key }) {
      try Task.checkCancellation()
      if let problem = folder.problem(with: path) {
        report.find(MarkdownText.line(path), problem)
        hashes[path] = nil
      } else if try Digest.sha256(ofFile: folder.path(of: path)) != sha256 {
        report.find(path, "does not have the SHA-256 that \(name) tells")
      } else {
        good += 1
      }
    }
    for path in files where !listed.contains(path) && Self.isOfDataset(path) {
      report.find(MarkdownText.line(path), "is not listed in \(name)")
    }
    report.check("\(good) files have the SHA-256 that \(name) tells")
  }

  /// Whether a loader or a reader might take the file for a part of the dataset.
  private static func isOfDataset(_ path: String) -> Bool {
    if path == DatasetLayout.manifest { return false }
    if path == DatasetLayout.card || path == DatasetLayout.croissant { return true }
    if DatasetConfiguration.allCases.contains(where: { path.hasPrefix($0.folder + "/") }) { return true }
    let endings = [".jsonl", ".json", ".ndjson", ".csv", ".tsv", ".parquet", ".arrow"]
    return endings.contains { ending in ["", ".gz", ".zst", ".bz2", ".xz"].contains { path.hasSuffix(ending + $0) } }
  }

  // MARK: - Descriptions

  private mutating func checkCroissant() {
    let name = DatasetLayout.croissant
    do throws(RecordError) {
      let text = try folder.text(of: name, limit: Self.textLimit)
      guard let value = try? JSONValue(parsing: Array(text.utf8)), let root = value.asObject else {
        throw RecordError("is no JSON object")
      }
      var described: Set<String> = []
      for file in try root.array("distribution").compactMap(\.asObject) {
        let path = try file.string("contentUrl")
        described.insert(path)
        if let sha256 = hashes[path] {
          if try file.string("sha256") != sha256 {
            report.find(name, "tells another SHA-256 of \(path) than \(DatasetLayout.checksums)")
          }
        } else if !listed.contains(path) {
          report.find(name, "tells of \(MarkdownText.line(path)), which is not a listed file of this folder")
        }
      }
      for path in hashes.keys.sorted() where DatasetLayout.dataFile(at: path) != nil && !described.contains(path) {
        report.find(name, "does not tell of \(path)")
      }
      report.check("\(name): \(described.count) data files and their hashes")
    } catch {
      report.find(name, error.description)
    }
  }

  private mutating func readCard() -> CardDescription? {
    do throws(RecordError) {
      return try CardDescription(try folder.text(of: DatasetLayout.card, limit: Self.textLimit))
    } catch {
      report.find(DatasetLayout.card, error.description)
      return nil
    }
  }

  // MARK: - Data

  private mutating func checkData(_ card: CardDescription?) async throws {
    var paths: [String: [String: String]] = [:]
    for path in hashes.keys.sorted() {
      guard let file = DatasetLayout.dataFile(at: path) else { continue }
      if paths[file.configuration.rawValue, default: [:]].updateValue(path, forKey: file.split) != nil {
        report.find(path, "the split \(file.split) has two files")
      }
    }
    let pairPaths = paths[DatasetConfiguration.pairs.rawValue] ?? [:]
    let questionPaths = paths[DatasetConfiguration.questions.rawValue] ?? [:]
    if pairPaths.isEmpty { report.find(DatasetConfiguration.pairs.folder, "no split of pairs is listed") }
    var pairs = PairVerification(columns: card?.tables[DatasetConfiguration.pairs.rawValue]?.columns)
    var sizes: [DatasetConfiguration: [String: SplitSize]] = [:]
    for split in DatasetLayout.knownSplits {
      guard let pairPath = pairPaths[split] else {
        if let path = questionPaths[split] { report.find(path, "there are no pairs to these questions") }
        continue
      }
      if questionPaths[split] == nil { report.find(pairPath, "there are no questions to these pairs") }
      var reading = SplitVerification(
        folder: folder, split: split, pairPath: pairPath, questionPath: questionPaths[split] ?? "")
      let found = try await reading.run(&pairs, hasQuestions: questionPaths[split] != nil, &report)
      sizes[.pairs, default: [:]][split] = found.pairs
      sizes[.questions, default: [:]][split] = found.questions
    }
    let counts = DatasetLayout.knownSplits.compactMap { split in
      sizes[.pairs]?[split].map { "\($0.records) in \(split)" }
    }
    let questionCount = sizes[.questions]?.values.reduce(0) { $0 + $1.records } ?? 0
    report.check(
      "pairs: \(counts.isEmpty ? "none" : counts.joined(separator: ", ")), of \(pairs.articleCount) articles; ids, "
        + "sources, and that no pair and no article stands in two splits")
    report.check("\(questionCount) questions, each compared with its pair")
    guard let card else { return }
    for configuration in DatasetConfiguration.allCases {
      compare(card, configuration, paths[configuration.rawValue] ?? [:], sizes[configuration] ?? [:])
    }
    report.check("\(DatasetLayout.card): data files, numbers of records and bytes, and fields")
  }

  /// What the card tells of a configuration against what was read of it.
  private mutating func compare(
    _ card: CardDescription, _ configuration: DatasetConfiguration, _ paths: [String: String],
    _ sizes: [String: SplitSize]
  ) {
    let (name, file) = (configuration.rawValue, DatasetLayout.card)
    guard let table = card.tables[name] else { return report.find(file, "tells nothing of the configuration \(name)") }
    if table.paths != paths { report.find(file, "names other data files of \(name) than are listed") }
    if Set(table.splits.map(\.name)) != Set(paths.keys) || table.splits.count != paths.count {
      report.find(file, "tells of other splits of \(name) than there are")
    }
    for split in table.splits {
      guard let size = sizes[split.name] else { continue }
      if split.records != size.records {
        report.find(
          file, "tells of \(split.records) records in \(split.name) of \(name), and there are \(size.records)")
      }
      if split.bytes != size.bytes {
        report.find(file, "tells of \(split.bytes) bytes in \(split.name) of \(name), and there are \(size.bytes)")
      }
    }
    if sizes.count == paths.count, table.datasetSize != sizes.values.reduce(0, { $0 + $1.bytes }) {
      report.find(file, "tells another dataset_size of \(name) than its splits have together")
    }
    let stored = paths.values.reduce(0) { $0 + (folder.size(of: $1) ?? 0) }
    if table.downloadSize != stored { report.find(file, "tells another download_size of \(name) than its files have") }
  }
}
