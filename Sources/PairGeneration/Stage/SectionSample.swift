import Artifacts
import LanguageModels

/// Some sections, drawn by the hashes of their ids: a larger sample holds the smaller ones of its seed, whatever the
/// order of the sections.
package struct SectionSample: Sendable {
  let count: Int
  let seed: Int

  package init(count: Int, seed: Int) {
    self.count = count
    self.seed = seed
  }

  /// The ids of the sections of some files that belong to the sample.
  func sectionIDs(of paths: [String]) throws -> Set<String> {
    guard !paths.contains("-") else { throw ModelError.readTwice(option: "--sample") }
    var records = JSONLinesFiles<SectionRecord>(paths: paths)
    var drawn = HashSample<String>(size: count, seed: seed)
    while let section = try records.next() { _ = drawn.offer(section.id, id: section.id) }
    return Set(drawn.elements)
  }
}
