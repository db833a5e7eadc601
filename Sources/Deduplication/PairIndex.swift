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

  func id(at place: Int) -> String { String(decoding: idBytes(at: place), as: UTF8.self) }

  private func idBytes(at place: Int) -> ArraySlice<UInt8> { bytes(of: entries[place], entries[place].idRange) }

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
}

// MARK: - Order

extension PairIndex {
  /// The places of the pairs by their ids, byte by byte, and of one id in input order: the order in which they are
  /// written, which does not depend on that of the input.
  ///
  /// - Complexity: O(*n* log *n*).
  func idOrder(threads: Int) async -> [Int32] {
    let heads = entries.indices.map { (id: TextHead(idBytes(at: $0)), place: Int32($0)) }
    return await sortedInParallel(heads[...], threads: threads) { left, right in
      let ids = left.id.order(to: right.id) ?? order(idBytes(at: Int(left.place)), idBytes(at: Int(right.place)))
      return ids == 0 ? left.place < right.place : ids < 0
    }.map(\.place)
  }

  /// One record may stand in the input twice, as files are merged; one id for two contents is a fault.
  ///
  /// - Parameters:
  ///   - idOrder: as ``idOrder(threads:)`` gives it.
  ///   - record: the record at a place, as it is written.
  /// - Throws: ``DeduplicationError/conflictingRecords(id:first:second:)`` for the first such record of the input; what
  ///   `record` throws.
  func checkIdentifiers(_ idOrder: [Int32], record: (Int) throws -> [UInt8]) throws {
    var fault: (first: Int, second: Int)?
    var (first, firstRecord) = (0, [UInt8]())
    for (previous, place) in zip(idOrder, idOrder.dropFirst()) {
      let (previous, place) = (Int(previous), Int(place))
      guard order(idBytes(at: previous), idBytes(at: place)) == 0 else {
        firstRecord = []
        continue
      }
      if firstRecord.isEmpty { (first, firstRecord) = (previous, try record(previous)) }
      if place < fault?.second ?? count, try record(place) != firstRecord { fault = (first, place) }
    }
    if let fault {
      throw DeduplicationError.conflictingRecords(
        id: id(at: fault.first), first: fault.first + 1, second: fault.second + 1)
    }
  }

  /// What ranks a pair.
  private struct Rank {
    let wordCount: Int
    let timestamp: TextHead
    let revisionID: Int
    let place: Int32
    /// The place in the order of the ids.
    let idPlace: Int32
  }

  /// The places of the pairs, best first: which of two duplicates is kept.
  ///
  /// The longest source section comes first, then the newest revision (timestamp, then id; none is oldest), then the
  /// lowest pair id; records that share an id are in input order. Timestamps compare byte by byte, which is their order
  /// in time for the one format that dumps have (`2026-01-31T12:00:00Z`), and so do ids.
  ///
  /// - Parameter idOrder: as ``idOrder(threads:)`` gives it.
  /// - Complexity: O(*n* log *n*).
  func rankOrder(_ idOrder: [Int32], threads: Int) async -> [Int32] {
    let ranks = idOrder.enumerated().map { idPlace, place in
      let entry = entries[Int(place)]
      return Rank(
        wordCount: entry.wordCount, timestamp: TextHead(bytes(of: entry, entry.timestampRange)),
        revisionID: entry.revisionID, place: place, idPlace: Int32(idPlace))
    }
    return await sortedInParallel(ranks[...], threads: threads, by: isBetter).map(\.place)
  }

  private func isBetter(_ mine: Rank, _ theirs: Rank) -> Bool {
    if mine.wordCount != theirs.wordCount { return mine.wordCount > theirs.wordCount }
    let timestamps = mine.timestamp.order(to: theirs.timestamp) ?? timestampOrder(Int(mine.place), Int(theirs.place))
    if timestamps != 0 { return timestamps > 0 }
    if mine.revisionID != theirs.revisionID { return mine.revisionID > theirs.revisionID }
    return mine.idPlace < theirs.idPlace
  }

  private func timestampOrder(_ left: Int, _ right: Int) -> Int {
    let (mine, theirs) = (entries[left], entries[right])
    return order(bytes(of: mine, mine.timestampRange), bytes(of: theirs, theirs.timestampRange))
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
