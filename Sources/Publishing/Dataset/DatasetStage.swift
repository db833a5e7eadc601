package import Artifacts
import Foundation
import Reporting

/// Splits in, a dataset folder for the Hugging Face Hub out: data files, a card with its figures, a description in the
/// Croissant format, and checksums. Quarantined pairs stay out, and so do splits without a pair.
///
/// Time is linear in the pairs; memory holds their ids and articles, and one pair.
package struct DatasetStage: Sendable {
  package let splitFolder: String
  package let output: String
  package let options: DatasetOptions

  /// - Parameters:
  ///   - splitFolder: holds `train.jsonl`, `validation.jsonl` and `test.jsonl`.
  ///   - output: the dataset folder.
  package init(splitFolder: String, output: String, options: DatasetOptions = DatasetOptions()) {
    self.splitFolder = splitFolder
    self.output = output
    self.options = options
  }

  private func input(_ split: String) -> String { "\(splitFolder)/\(split).jsonl" }

  private var splitManifest: String { "\(splitFolder)/splits.manifest.json" }

  /// The three that are always there, and the fresh one if the splitting that wrote the folder says that it made it: a
  /// file of that name may be left from one before.
  private func splits() throws -> [String] {
    let made = try Manifest.read(at: splitManifest)?.outputs.map(\.name) ?? []
    let fresh = made.contains("\(DatasetLayout.fresh).jsonl") ? [DatasetLayout.fresh] : []
    return DatasetLayout.knownSplits.filter { $0 != DatasetLayout.fresh } + fresh
  }

  /// - Throws: ``DatasetError``, `ArtifactError` or `CancellationError`.
  package func run(_ run: RunOptions) async throws -> StageOutcome {
    try options.check()
    let inputs = try splits()
    let layout = DatasetLayout(
      splits: try inputs.filter { try !Self.isEmpty(input($0)) }, compression: options.compression)
    guard !layout.splits.isEmpty else { throw DatasetError.noPairs(folder: splitFolder) }
    let hasManifest = FileManager.default.fileExists(atPath: splitManifest)
    let stage = Stage(
      "publish", parameters: parameters, inputs: inputs.map(input) + (hasManifest ? [splitManifest] : []),
      data: [DatasetCard.file] + ChartPicture.files, outputs: layout.paths.map { "\(output)/\($0)" },
      outputsOfOthers: layout.pathsOfOthers.map { "\(output)/\($0)" },
      manifest: "\(output)/\(DatasetLayout.manifest)")
    return try await stage.run(run) { files in
      let method = try Manifest.read(at: splitManifest).flatMap { try SplitMethod($0, folder: splitFolder) }
      let files = Dictionary(uniqueKeysWithValues: zip(layout.paths, files))
      var contents = DatasetContents(options: options, layout: layout, splitMethod: method)
      for split in layout.splits { try write(split, to: files, &contents) }
      return try describe(contents, in: files)
    }
  }

  private var parameters: JSONObject {
    [
      "name": .string(options.name), "release": .string(options.release), "creators": .strings(options.creators),
      "published": .optional(options.published), "url": .optional(options.url),
      "compression": .string(options.compression.rawValue),
    ]
  }

  /// Whether a file holds nothing but space; one that is not there yet is taken for one with pairs.
  private static func isEmpty(_ path: String) throws -> Bool {
    guard FileManager.default.fileExists(atPath: path) else { return false }
    var file = try InputFile(path: path, bufferSize: 1 << 12)
    while try file.fill() {
      if file.buffered.contains(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) { return false }
      file.skipBuffered()
    }
    return true
  }

  /// Writes one split of both configurations.
  private func write(
    _ split: String, to files: [String: ArtifactOutput], _ contents: inout DatasetContents
  ) throws {
    let (pairPath, questionPath) = (contents.layout.path(.pairs, split), contents.layout.path(.questions, split))
    guard let pairOutput = files[pairPath], let questionOutput = files[questionPath] else { return }
    var pairFile = try SplitFile(pairOutput, path: pairPath, compression: options.compression)
    var questionFile = try SplitFile(questionOutput, path: questionPath, compression: options.compression)
    var pairs = try JSONLinesReader<PairRecord>(path: input(split))
    while let pair = try pairs.next() {
      try Task.checkCancellation()
      try contents.statistics.add(pair, to: split, path: input(split))
      try pairFile.write(pair.json)
      for question in QuestionRecord.questions(of: pair) { try questionFile.write(question.json) }
    }
    try pairs.finish()
    contents.sizes[pairPath] = try pairFile.finish()
    contents.sizes[questionPath] = try questionFile.finish()
  }

  /// Writes all but the data files.
  private func describe(_ contents: DatasetContents, in files: [String: ArtifactOutput]) throws -> StageSummary {
    let figures = try DatasetFigures(contents.statistics)
    let texts = [
      DatasetLayout.card: Array(try DatasetCard(contents, figures: figures).markdown().utf8),
      DatasetLayout.croissant: CroissantDescription(contents).json.encoded(indented: true) + [0x0A],
      DatasetLayout.categoryFigure: Array(figures.categories.svg.utf8),
      DatasetLayout.scaleFigure: Array(figures.scales.svg.utf8),
    ]
    for (path, text) in texts { try files[path]?.write(text) }
    var hashes: [String: String] = [:]
    for (path, file) in files where path != DatasetLayout.checksums { hashes[path] = try file.result().sha256 }
    try files[DatasetLayout.checksums]?.write(Array(ChecksumList.text(hashes).utf8))
    return summary(contents)
  }

  private func summary(_ contents: DatasetContents) -> StageSummary {
    let statistics = contents.statistics
    var summary = StageSummary()
    summary.count("pairs", statistics.pairCount)
    summary.count("articles", statistics.articleCount)
    for split in contents.layout.splits { summary.count("\(split) pairs", statistics.pairs[split] ?? 0) }
    if statistics.isOffline { summary.notice(offlineNotice) }
    if statistics.sharedArticles > 0 {
      summary.notice("\(statistics.sharedArticles) articles have pairs in several splits")
    }
    if statistics.withoutSource > 0 {
      summary.notice("\(statistics.withoutSource) pairs have no source_url, which the licence asks for")
    }
    return summary
  }
}
