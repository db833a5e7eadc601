/// What the preprocessor found on a page.
struct PreprocessedPage: Sendable {
  let bytes: [UInt8]
  /// Sorted by where they begin, the outer before the inner.
  var constructs: [Construct] = []
  var arguments: [ArgumentMark] = []
  /// Where `<h1>` to `<h6>` stand outside templates, comments and extension tags.
  var htmlHeadings: [Int] = []

  /// The index of the first construct that begins at or after `position`. Logarithmic.
  func firstConstruct(atOrAfter position: Int) -> Int {
    var (lower, upper) = (0, constructs.count)
    while lower < upper {
      let middle = (lower + upper) / 2
      if constructs[middle].range.lowerBound < position { lower = middle + 1 } else { upper = middle }
    }
    return lower
  }

  /// Sorts the constructs and drops headings that lie inside a template or a poem: those begin no section.
  mutating func settle() {
    constructs.sort { $0.range.lowerBound < $1.range.lowerBound }
    var hidden: [Range<Int>] = []
    var kept: [Construct] = []
    kept.reserveCapacity(constructs.count)
    for construct in constructs {
      let isHidden = construct.range.lowerBound < (hidden.last?.upperBound ?? 0)
      switch construct.kind {
      case .heading: if isHidden { continue }
      case .template, .parameter, .tag(.poem): if !isHidden { hidden.append(construct.range) }
      default: break
      }
      kept.append(construct)
    }
    constructs = kept
    var next = 0
    htmlHeadings.removeAll { position in
      while next < hidden.count, hidden[next].upperBound <= position { next += 1 }
      return next < hidden.count && hidden[next].contains(position)
    }
  }
}
