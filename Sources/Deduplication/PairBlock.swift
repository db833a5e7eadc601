import Artifacts

/// What is held of the pairs of one chunk of lines; made on any thread.
struct PairBlock: Sendable {
  private(set) var entries: [PairEntry] = []
  private(set) var bytes: [UInt8] = []
  /// For each pair in turn, one key for each band; zeros for a pair without shingles.
  private(set) var bandKeys: [UInt32] = []

  private let comparison: PairComparison
  private var shingles = ShingleSet()

  init(_ comparison: PairComparison) {
    self.comparison = comparison
  }

  /// - Parameter recordLength: of the record as it is written, in bytes.
  mutating func add(_ pair: PairRecord, recordLength: Int) {
    let compared = ComparedPair(pair, comparison.phrases)
    shingles.fill(compared.texts[...])
    let shingleCount = shingles.hasFullShingle ? shingles.count : 0
    bandKeys += shingleCount > 0 ? comparison.bandKeys(of: shingles) : comparison.noBandKeys
    let (id, timestamp) = (Array(pair.id.utf8), pair.source.revisionTimestamp.utf8)
    entries.append(
      PairEntry(
        exactKey: compared.exactKey, isOrdered: compared.isOrdered, isOffline: pair.generator == offlineModelName,
        language: pair.source.language,
        shingleCount: Int32(shingleCount), recordLength: Int32(recordLength),
        wordCount: pair.source.sectionWordCount, revisionID: pair.source.revisionID ?? .min,
        start: Int32(bytes.count), idLength: Int32(id.count), timestampLength: Int32(timestamp.count),
        comparedLength: Int32(compared.texts.count)))
    bytes += id
    bytes += timestamp
    bytes += compared.texts
  }

  /// Gives back the memory that only ``add(_:recordLength:)`` needs.
  mutating func finish() {
    shingles = ShingleSet()
    (bytes, bandKeys) = (Array(bytes[...]), Array(bandKeys[...]))
  }
}
