import Parallelism

/// Which pairs have a band in common: the buckets of locality-sensitive hashing that hold more than one pair.
///
/// Pairs are told by their ranks, the places in an order that the caller chooses.
struct BandBuckets: Sendable {
  /// The ranks in each bucket, ascending; bucket after bucket.
  private(set) var members: [Int32] = []
  /// Where each bucket begins in ``members``, and where the last one ends.
  private var starts: [Int] = [0]
  /// The buckets of each rank, ascending; rank after rank.
  private var buckets: [Int32] = []
  /// Where each rank's buckets begin in ``buckets``, and where the last one's end.
  private var bucketStarts: [Int]

  var count: Int { starts.count - 1 }

  /// - Parameters:
  ///   - order: the places of the pairs in the index, by rank.
  ///   - threads: how many bands are sorted at one time, at least 1.
  /// - Complexity: O(bands × *n*), but for what sorting large buckets adds.
  init(_ index: PairIndex, order: [Int32], threads: Int) async throws {
    var ranks = [Int32](repeating: 0, count: order.count)
    for (rank, place) in order.enumerated() { ranks[Int(place)] = Int32(rank) }
    bucketStarts = Array(repeating: 0, count: order.count + 1)
    var bands = (0..<index.comparison.banding.bands).makeIterator()
    var (members, starts) = ([Int32](), [0])
    try await mapInOrder(limit: threads) {
      bands.next()
    } transform: { [ranks] band in
      try Task.checkCancellation()
      return Self.shared(index, band: band, ranks: ranks)
    } consume: { _, band in
      members += band.members
      for size in band.sizes { starts.append((starts.last ?? 0) + Int(size)) }
    }
    (self.members, self.starts) = (members, starts)
    listBuckets()
  }

  /// The buckets of one band that hold more than one pair.
  private static func shared(_ index: PairIndex, band: Int, ranks: [Int32]) -> (members: [Int32], sizes: [Int32]) {
    var keyed: [UInt64] = []
    keyed.reserveCapacity(index.count)
    index.forEachKey(ofBand: band) { place, key in keyed.append(UInt64(key) << 32 | UInt64(ranks[place])) }
    sortByKeys(&keyed)
    var (members, sizes) = ([Int32](), [Int32]())
    var start = 0
    while start < keyed.count {
      var end = start + 1
      while end < keyed.count, keyed[end] >> 32 == keyed[start] >> 32 { end += 1 }
      if end - start > 1 {
        members += keyed[start..<end].map { Int32(truncatingIfNeeded: $0) }.sorted()
        sizes.append(Int32(end - start))
      }
      start = end
    }
    return (members, sizes)
  }

  /// Sorts by the upper halves alone, digit by digit from the lowest one.
  private static func sortByKeys(_ keyed: inout [UInt64]) {
    let digits = 1 << 11
    var sorted = keyed
    for shift in [32, 43, 54] {
      var next = [Int](repeating: 0, count: digits + 1)
      for value in keyed { next[Int(value >> shift) & (digits - 1) + 1] += 1 }
      for digit in 1..<digits { next[digit] += next[digit - 1] }
      for value in keyed {
        let digit = Int(value >> shift) & (digits - 1)
        sorted[next[digit]] = value
        next[digit] += 1
      }
      swap(&keyed, &sorted)
    }
  }

  private mutating func listBuckets() {
    for rank in members { bucketStarts[Int(rank) + 1] += 1 }
    for rank in bucketStarts.indices.dropFirst() { bucketStarts[rank] += bucketStarts[rank - 1] }
    var next = bucketStarts
    buckets = Array(repeating: 0, count: members.count)
    for bucket in 0..<count {
      for rank in members[range(of: bucket)] {
        buckets[next[Int(rank)]] = Int32(bucket)
        next[Int(rank)] += 1
      }
    }
  }

  /// The places of a bucket's members.
  func range(of bucket: Int) -> Range<Int> { starts[bucket]..<starts[bucket + 1] }

  func buckets(of rank: Int) -> ArraySlice<Int32> { buckets[bucketStarts[rank]..<bucketStarts[rank + 1]] }
}
