/// An order of all shingles of some pairs, about from the rarest to the most frequent.
///
/// A shingle stands as 20 bits of how often shingles of its hash occur and 44 bits of the hash itself. Two shingles that
/// stand as one number make two sets look more alike than they are, never less.
struct RarestFirstOrder: Sendable {
  private var counts = [UInt32](repeating: 0, count: 1 << 22)

  /// - Complexity: linear in the texts.
  init(_ index: PairIndex, _ places: [Int]) {
    var shingles = ShingleSet()
    let mask = counts.count - 1
    counts.withUnsafeMutableBufferPointer { counts in
      for place in places {
        shingles.fill(index.texts(at: place))
        for hash in shingles.hashes { counts[Int(truncatingIfNeeded: hash) & mask] += 1 }
      }
    }
  }

  /// The elements of a set in this order.
  func sorted(_ hashes: ArraySlice<UInt64>) -> [UInt64] {
    let mask = counts.count - 1
    return hashes.map { hash in
      UInt64(min(counts[Int(truncatingIfNeeded: hash) & mask], 0xF_FFFF)) << 44 | hash >> 20
    }.sorted()
  }
}

/// Finds, for one set after another, the most alike of some indexed sets, by prefix filtering (Bayardo, Ma and Srikant,
/// "Scaling up all pairs similarity search", WWW 2007): if a set has a similarity of at least *t* with another one, one of
/// its |*x*| − ⌈*t*|*x*|⌉ + 1 rarest elements is common. How many of these are common bounds the similarity (Xiao and
/// others, "Efficient similarity joins for near duplicate detection", WWW 2008), and what the bound leaves is compared
/// exactly.
struct RarestFirstSearch: Sendable {
  private let index: PairIndex
  private let order: RarestFirstOrder
  /// The indexed sets, by their places in the list.
  private let places: [Int]
  /// The indexed sets that have an element, element after element.
  private var postings: [Int32] = []
  private var ranges: [UInt64: Range<Int32>] = [:]

  init(_ index: PairIndex, _ order: RarestFirstOrder, _ places: [Int]) {
    self.index = index
    self.order = order
    self.places = places
    var shingles = ShingleSet()
    var listed: [(element: UInt64, set: Int32)] = []
    for (set, place) in places.enumerated() where index.entries[place].shingleCount > 0 {
      shingles.fill(index.texts(at: place))
      for element in order.sorted(shingles.hashes) { listed.append((element, Int32(set))) }
    }
    listed.sort { $0 < $1 }
    postings = listed.map(\.set)
    var start = 0
    while start < listed.count {
      var end = start + 1
      while end < listed.count, listed[end].element == listed[start].element { end += 1 }
      ranges[listed[start].element] = Int32(start)..<Int32(end)
      start = end
    }
  }

  /// A little more than exact where rounding might leave a set out.
  private static func prefix(of count: Int, least: Double) -> Int {
    min(count, count - Int((least * Double(count) - 1e-6).rounded(.up)) + 1)
  }

  /// The most alike pair of a probe and an indexed set.
  ///
  /// - Parameters:
  ///   - probes: places in the list.
  ///   - least: the similarity from which pairs matter.
  ///   - isSwapped: whether the probe comes second in what is returned.
  func best(of probes: ArraySlice<Int>, least: Double, isSwapped: Bool) -> SimilarPair? {
    var shingles = ShingleSet()
    var counts = [Int32](repeating: 0, count: places.count)
    var found: [Int32] = []
    var best: SimilarPair?
    for probe in probes where index.entries[probe].shingleCount > 0 {
      let least = max(best?.score ?? 0, least)
      shingles.fill(index.texts(at: probe))
      let elements = order.sorted(shingles.hashes)
      let prefix = Self.prefix(of: elements.count, least: least)
      for element in elements[..<prefix] {
        guard let range = ranges[element] else { continue }
        for set in postings[Int(range.lowerBound)..<Int(range.upperBound)] {
          if counts[Int(set)] == 0 { found.append(set) }
          counts[Int(set)] += 1
        }
      }
      for set in found {
        let place = places[Int(set)]
        let count = Int(index.entries[place].shingleCount)
        let common = Int(counts[Int(set)]) + elements.count - prefix
        counts[Int(set)] = 0
        guard jaccard(common: min(common, count, elements.count), count, elements.count) >= least else { continue }
        let score = index.similarity(of: &shingles, with: place)
        let pair = isSwapped ? SimilarPair(probe, place, score) : SimilarPair(place, probe, score)
        if score >= least, score > 0, pair.isBetter(than: best) { best = pair }
      }
      found.removeAll(keepingCapacity: true)
    }
    return best
  }
}
