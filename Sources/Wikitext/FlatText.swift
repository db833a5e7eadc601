/// A page without comments, templates and extension tags, with its links and tables found: what the prose of any part
/// of it is read from.
struct FlatText: Sendable {
  let bytes: [UInt8]
  /// What is to be left out or replaced, sorted by where.
  let edits: [FlatEdit]
  /// The furthest end of each edit and those before it.
  let reaches: [Int]
  private let places: [Flattener.Place]

  /// O(n log n) in the number of constructs and links, linear in bytes.
  init(_ flattener: Flattener, _ wiki: WikiConventions) {
    bytes = flattener.output
    places = flattener.places
    var scan = LinkScan(bytes: bytes, wiki: wiki)
    let tables = TableScan.tables(in: bytes)
    let edits = (scan.edits() + tables).sorted { first, second in
      // The wider of two at one place is first.
      first.range.lowerBound == second.range.lowerBound
        ? first.range.upperBound > second.range.upperBound : first.range.lowerBound < second.range.lowerBound
    }
    var reach = 0
    reaches = edits.map { edit in
      reach = max(reach, edit.range.upperBound)
      return reach
    }
    self.edits = edits
  }

  /// The part of the flat text that is the text of a part of the page. A construct that the range divides is left out.
  /// Logarithmic.
  func range(of source: Range<Int>) -> Range<Int> {
    let start = position(of: source.lowerBound, isEnd: false)
    return start..<max(start, position(of: source.upperBound, isEnd: true))
  }

  private func position(of source: Int, isEnd: Bool) -> Int {
    var (lower, upper) = (0, places.count)
    while lower < upper {
      let middle = (lower + upper) / 2
      if places[middle].source <= source { lower = middle + 1 } else { upper = middle }
    }
    guard lower > 0 else { return 0 }
    let place = places[lower - 1]
    let limit = lower < places.count ? places[lower].flat : bytes.count
    if place.isText { return min(limit, place.flat + source - place.source) }
    return isEnd || source == place.source ? place.flat : limit
  }
}

/// A part of the flat text that gives way to something else.
struct FlatEdit: Sendable {
  let range: Range<Int>
  /// A marker, or nothing.
  var marker: Marker?
}
