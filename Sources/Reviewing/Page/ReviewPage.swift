package import Artifacts
import Mustache

/// Pairs beside their source sections as one HTML file on which a person marks them: no network, no font.
package struct ReviewPage: Sendable {
  package struct Entry: Sendable {
    package let pair: PairRecord
    package let section: SectionRecord

    package init(pair: PairRecord, section: SectionRecord) {
      self.pair = pair
      self.section = section
    }
  }

  package let entries: [Entry]
  /// How many pairs there are of which these are a sample.
  package let pairCount: Int

  package init(_ entries: [Entry], of pairCount: Int) {
    self.entries = entries
    self.pairCount = pairCount
  }

  /// The SHA-256 of the pairs' ids, by which files of reviews say which page they are of.
  package var id: String { Digest.sha256(parts: entries.map(\.pair.id)) }

  /// What a reader must know of the pairs.
  package var notices: [String] {
    entries.contains { $0.pair.generator == offlineModelName } ? [offlineNotice] : []
  }

  /// Same entries, same text.
  ///
  /// - Throws: the template library's error, if a compiled-in template is no template.
  package func html() throws -> String {
    try ReviewTemplates.library().render(ReviewView(self), withTemplate: "review") ?? ""
  }
}

extension ReviewPage {
  /// Draws a sample of the pairs and finds their sections. Holds no more than the sample, whatever the files' sizes.
  ///
  /// - Throws: `ArtifactError`, ``ReviewError``.
  package init(
    pairs paths: [String], sections: [String], sample size: Int, seed: Int, _ console: Console
  ) throws {
    let sample = try Self.sample(of: paths, size: size, seed: seed, console)
    let sources = try SourceSections(of: sample.pairs, in: sections, console)
    let entries = sample.pairs.compactMap { pair in sources[pair].map { Entry(pair: pair, section: $0) } }
    self.init(entries, of: sample.addedCount)
  }

  private static func sample(
    of paths: [String], size: Int, seed: Int, _ console: Console
  ) throws -> PairSample {
    var sample = PairSample(size: size, seed: seed)
    var progress = console.progress("review", unit: "pairs", total: nil)
    defer { progress.finish() }
    var records = JSONLinesFiles<PairRecord>(paths: paths)
    while let pair = try records.next() {
      try sample.add(pair)
      if sample.addedCount.isMultiple(of: 1000) { try Task.checkCancellation() }
      progress.update(done: sample.addedCount)
    }
    guard !sample.pairs.isEmpty else { throw ReviewError.noPairs(paths: paths) }
    return sample
  }
}
