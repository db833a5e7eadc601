import TextFolding

/// The character 5-shingles of some texts: all runs of five Unicode scalars (Broder 1997, "On the resemblance and
/// containment of documents"). No shingle crosses from one text into the next.
///
/// A text of one to four scalars counts as one shingle, the whole text.
struct ShingleSet: Equatable, Sendable {
  static let length = 5

  /// Sorted, each once. Five scalars of 21 bits each stand in one number, so that equal numbers are equal shingles: the
  /// set is no sketch. A whole short text has leading zeros, which no longer one has, as folding leaves no U+0000.
  let elements: [UInt128]

  /// - Complexity: O(*n* log *n*) for *n* scalars.
  init(_ texts: [FoldedText]) {
    var all: [UInt128] = []
    all.reserveCapacity(texts.reduce(0) { $0 + $1.text.utf8.count })
    for text in texts { Self.append(text.text.unicodeScalars, to: &all) }
    all.sort()
    var unique = 0
    for index in all.indices where index == 0 || all[index] != all[unique - 1] {
      all[unique] = all[index]
      unique += 1
    }
    all.removeSubrange(unique...)
    elements = all
  }

  private static func append(_ scalars: String.UnicodeScalarView, to all: inout [UInt128]) {
    let mask = (UInt128(1) << (21 * length)) - 1
    var window: UInt128 = 0
    var count = 0
    for scalar in scalars {
      window = ((window << 21) | UInt128(scalar.value)) & mask
      count += 1
      if count >= length { all.append(window) }
    }
    if 1..<length ~= count { all.append(window) }
  }

  var count: Int { elements.count }
}

extension ShingleSet {
  /// The Jaccard similarity |A ∩ B| / |A ∪ B|, exactly; 0 if both sets are empty.
  ///
  /// - Complexity: O(*n* + *m*).
  func jaccard(_ other: ShingleSet) -> Double {
    var common = 0
    var (left, right) = (0, 0)
    while left < count, right < other.count {
      let (mine, theirs) = (elements[left], other.elements[right])
      if mine == theirs { common += 1 }
      if mine <= theirs { left += 1 }
      if theirs <= mine { right += 1 }
    }
    let union = count + other.count - common
    return union == 0 ? 0 : Double(common) / Double(union)
  }

  /// The highest Jaccard similarity that sets of these sizes can have.
  static func highestJaccard(_ count: Int, _ otherCount: Int) -> Double {
    let larger = max(count, otherCount)
    return larger == 0 ? 0 : Double(min(count, otherCount)) / Double(larger)
  }
}

extension FoldedText {
  var isLongEnoughForShingle: Bool { text.unicodeScalars.prefix(ShingleSet.length).count == ShingleSet.length }
}
