import Foundation

/// What becomes of the scalars that fold each on its own, whatever stands beside them: nearly all of nearly all texts.
///
/// These are scalars that are in NFKC, that are no combining marks and never combine with one another, and whose folded
/// form is at most one scalar of that kind. Looking them up takes a fiftieth of the time of Unicode's own steps.
enum FoldingTable {
  /// An index is a scalar.
  private static let ascii: [UInt32] = (0..<0x80).map { entry(of: Unicode.Scalar($0)) }

  private static let others: [UInt32] = (0..<0x30FF).map { value in
    guard let scalar = Unicode.Scalar(UInt32(value)), covered.contains(where: { $0.contains(scalar.value) }) else {
      return unknown
    }
    return entry(of: scalar)
  }

  /// Latin, Greek, Cyrillic, Arabic, general punctuation and symbols, kana. Scripts whose letters combine are not among
  /// them (Hangul jamo, those of India).
  private static let covered: [ClosedRange<UInt32>] = [0...0x52F, 0x600...0x6FF, 0x2000...0x22FF, 0x3000...0x30FE]

  /// Unified ideographs (CJK), which fold to themselves.
  private static let ideographs: ClosedRange<UInt32> = 0x4E00...0x9FA5

  private static let dropped: UInt32 = 0
  private static let space: UInt32 = 0x20
  private static let unknown = UInt32.max

  private static func entry(of scalar: Unicode.Scalar) -> UInt32 {
    guard scalar.isASCII || isStable(scalar) else { return unknown }
    switch Role(scalar) {
    case .dropped: return dropped
    case .space: return space
    case .kept:
      let folded = String(scalar).uppercased().lowercased().unicodeScalars
      guard folded.count == 1, let only = folded.first, isStable(only), Role(only) == .kept else { return unknown }
      return only.value
    }
  }

  private static func isStable(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.canonicalCombiningClass == .notReordered
      && String(scalar).precomposedStringWithCompatibilityMapping.unicodeScalars.elementsEqual([scalar])
  }

  /// The folded text, or `nil` where it holds a scalar that does not fold on its own.
  static func fold(_ original: String, limit: Int) -> String? {
    var isKnown = true
    let ascii = ascii
    // No folded scalar takes more than three bytes, and a blank stands for at least one scalar.
    let folded = String(unsafeUninitializedCapacity: 3 * min(original.utf8.count, limit)) { folded in
      var needsSpace = false
      var (count, length) = (0, 0)
      for scalar in original.unicodeScalars {
        guard count < limit else { break }
        count += 1
        let entry = scalar.isASCII ? ascii[Int(scalar.value)] : entry(ofOther: scalar)
        switch entry {
        case unknown:
          isKnown = false
          return 0
        case dropped: continue
        case space: needsSpace = true
        default:
          if needsSpace, length > 0 {
            folded[length] = 0x20
            length += 1
          }
          needsSpace = false
          if entry < 0x80 {
            folded[length] = UInt8(truncatingIfNeeded: entry)
            length += 1
          } else if let scalar = Unicode.Scalar(entry) {
            for byte in scalar.utf8 {
              folded[length] = byte
              length += 1
            }
          }
        }
      }
      return length
    }
    return isKnown ? folded : nil
  }

  private static func entry(ofOther scalar: Unicode.Scalar) -> UInt32 {
    if scalar.value < 0x30FF { return others[Int(scalar.value)] }
    return ideographs.contains(scalar.value) ? scalar.value : unknown
  }
}
