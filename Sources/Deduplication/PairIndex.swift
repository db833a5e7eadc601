import Foundation

/// What is held of all pairs of a dataset, in input order: some 700 bytes for a pair of 450 characters.
struct PairIndex: Sendable {
  let comparison: PairComparison
  private(set) var entries: [PairEntry] = []
  private var bytes: [[UInt8]] = []
  private var bandKeys: [[UInt32]] = []
  /// How many pairs each block has.
  private var blockCounts: [Int] = []
  private var recordBytes = 0

  init(_ comparison: PairComparison) {
    self.comparison = comparison
  }

  var count: Int { entries.count }

  mutating func append(_ block: PairBlock) {
    for var entry in block.entries {
      entry.block = Int32(bytes.count)
      entry.recordStart = recordBytes
      recordBytes += Int(entry.recordLength)
      entries.append(entry)
    }
    bytes.append(block.bytes)
    bandKeys.append(block.bandKeys)
    blockCounts.append(block.entries.count)
  }

  /// As ``ComparedPair/texts``.
  func texts(at place: Int) -> ArraySlice<UInt8> { bytes(of: entries[place], entries[place].comparedRange) }

  /// The highest Jaccard similarity that two pairs can have, by how many shingles they have.
  func similarityLimit(_ place: Int, _ other: Int) -> Double {
    let (count, otherCount) = (Int(entries[place].shingleCount), Int(entries[other].shingleCount))
    return jaccard(common: min(count, otherCount), count, otherCount)
  }

  /// The Jaccard similarity of a pair's shingles and those of another one.
  func similarity(of shingles: inout ShingleSet, with other: Int) -> Double {
    jaccard(
      common: shingles.countInCommon(texts(at: other)), shingles.count, Int(entries[other].shingleCount))
  }

  /// The folded questions, for and against, without shared phrases.
  func questions(at place: Int) -> [String] {
    texts(at: place).split(separator: 0, omittingEmptySubsequences: false).dropFirst().map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  func id(at place: Int) -> String {
    String(decoding: bytes(of: entries[place], entries[place].idRange), as: UTF8.self)
  }

  private func bytes(of entry: PairEntry, _ range: Range<Int>) -> ArraySlice<UInt8> { bytes[Int(entry.block)][range] }

  /// The keys of one band, of the pairs in input order.
  func forEachKey(ofBand band: Int, _ body: (_ place: Int, _ key: UInt32) -> Void) {
    let bands = comparison.banding.bands
    var place = 0
    for (keys, count) in zip(bandKeys, blockCounts) {
      for local in 0..<count {
        if entries[place].shingleCount > 0 { body(place, keys[local * bands + band]) }
        place += 1
      }
    }
  }

  /// One record may stand in the input twice, as files are merged; one id for two contents is a fault.
  func checkIdentifiers() throws(DeduplicationError) {
    var places = [Fingerprint: Int32](minimumCapacity: count)
    for (place, entry) in entries.enumerated() {
      guard let first = places[entry.idKey] else {
        places[entry.idKey] = Int32(place)
        continue
      }
      guard entries[Int(first)].contentKey == entry.contentKey else {
        throw .conflictingRecords(id: id(at: place), first: Int(first) + 1, second: place + 1)
      }
    }
  }
}

// MARK: - Order

extension PairIndex {
  /// The places of the pairs, best first: which of two duplicates is kept.
  ///
  /// The longest source section comes first, then the newest revision (timestamp, then id; none is oldest), then the
  /// lowest pair id; records that share an id are in input order. Timestamps compare byte by byte, which is their order
  /// in time for the one format that dumps have (`2026-01-31T12:00:00Z`), and so do ids.
  ///
  /// - Complexity: O(*n* log *n*).
  func rankOrder() -> [Int32] {
    (0..<Int32(count)).sorted { isBetter(Int($0), Int($1)) }
  }

  /// The places of the pairs by their ids, byte by byte: the order in which they are written, which does not depend on
  /// that of the input.
  ///
  /// - Complexity: O(*n* log *n*).
  func idOrder() -> [Int32] {
    (0..<Int32(count)).sorted { left, right in
      let (mine, theirs) = (entries[Int(left)], entries[Int(right)])
      let order = order(bytes(of: mine, mine.idRange), bytes(of: theirs, theirs.idRange))
      return order == 0 ? left < right : order < 0
    }
  }

  private func isBetter(_ left: Int, _ right: Int) -> Bool {
    let (mine, theirs) = (entries[left], entries[right])
    if mine.wordCount != theirs.wordCount { return mine.wordCount > theirs.wordCount }
    let timestamps = order(bytes(of: mine, mine.timestampRange), bytes(of: theirs, theirs.timestampRange))
    if timestamps != 0 { return timestamps > 0 }
    if mine.revisionID != theirs.revisionID { return mine.revisionID > theirs.revisionID }
    let ids = order(bytes(of: mine, mine.idRange), bytes(of: theirs, theirs.idRange))
    return ids == 0 ? left < right : ids < 0
  }

  /// Negative if the left bytes come first, 0 if they are equal.
  private func order(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Int {
    let order = left.withUnsafeBytes { left in
      right.withUnsafeBytes { right in
        guard let mine = left.baseAddress, let theirs = right.baseAddress else { return Int32(0) }
        return memcmp(mine, theirs, min(left.count, right.count))
      }
    }
    return order == 0 ? left.count - right.count : Int(order)
  }
}
